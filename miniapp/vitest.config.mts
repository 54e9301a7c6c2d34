import path from 'node:path'
import { defineConfig } from 'vitest/config'

const flags = [
  'INNER_HTML',
  'ADJACENT_HTML',
  'SIZE_APIS',
  'TEMPLATE_CONTENT',
  'MUTATION_OBSERVER',
  'CLONE_NODE',
  'CONTAINS',
  'COOKIE',
]

export default defineConfig({
  logLevel: 'error', // Taro's published source maps point at missing files: hundreds of warnings otherwise
  root: import.meta.dirname,
  define: {
    ...Object.fromEntries(flags.map((flag) => [`ENABLE_${flag}`, 'true'])),
    DEPRECATED_ADAPTER_COMPONENT: 'false',
    'process.env.TARO_ENV': '"h5"',
    'process.env.TARO_PLATFORM': '"web"',
    'process.env.JINLIN_SANDBOX': '""',
    'process.env.API_BASE': '""',
  },
  resolve: {
    alias: [
      { find: /^@tarojs\/components$/, replacement: '@tarojs/components/lib/react' },
      { find: /^@tarojs\/taro$/, replacement: path.resolve(import.meta.dirname, 'test/taroStub.ts') },
    ],
    dedupe: ['react', 'react-dom'],
  },
  test: {
    name: 'miniapp',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
    css: false,
    server: { deps: { inline: [/@tarojs/, /@stencil/] } },
  },
})
