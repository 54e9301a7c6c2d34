import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

// The rules are a workspace package read as TypeScript source: webpack resolves the link to its real path,
// outside sourceRoot, so it is put through babel by name.
const domainSource = path.resolve(__dirname, '../../shared/domain/src')
const sandbox = process.env.JINLIN_SANDBOX === '1'

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'jinlin',
  date: '2026-11-24',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  // a build for one reader need not take the pages away from another
  outputRoot: process.env.MINIAPP_OUT ?? `dist/${process.env.TARO_ENV}`,
  plugins: [],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  env: {
    JINLIN_SANDBOX: JSON.stringify(sandbox ? '1' : ''),
    API_BASE: JSON.stringify(process.env.API_BASE ?? ''),
  },
  mini: {
    compile: { include: [domainSource] },
    // icons live in the style sheet as masks, and WXSS can load no file: all of them are inlined
    imageUrlLoaderOption: { limit: 8192 },
    // no two files style the same class, so their order says nothing
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    compile: { include: [domainSource] },
    publicPath: '/m/',
    staticDirectory: 'static',
    // hash: `/m/?as=<key>` keeps its query while pages change
    router: { mode: 'hash' },
    imageUrlLoaderOption: { limit: 8192 },
    // names change with their content, so that no phone mixes two builds
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    // what several pages use is fetched and parsed once; without this each page carries a copy of it
    webpackChain: (chain) => {
      chain.optimization.merge({
        splitChunks: { cacheGroups: { pages: { name: 'pages', chunks: 'async', minChunks: 2, priority: 20 } } },
      })
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      cssModules: { enable: false },
      pxtransform: { enable: true, config: {} },
    },
  },
}))
