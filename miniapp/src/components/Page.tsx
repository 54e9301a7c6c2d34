import { View } from '@tarojs/components'
import { lazy, type ReactNode, Suspense } from 'react'
import { kick } from '../services/outbox'
import { usePhone } from '../services/phone'
import type { Loading } from '../services/useLoad'
import { common } from '../words/common'
import { LeftWork } from './LeftWork'
import { NavBar } from './NavBar'
import { Banner } from './Notice'
import { TabBar } from './TabBar'
import './Page.css'

// asked for in place, so that a production build doesn't even contain it
const Sandbox =
  process.env.JINLIN_SANDBOX === '1'
    ? lazy(() => import('./PhotoSourceSheet').then(({ PhotoSourceSheet }) => ({ default: PhotoSourceSheet })))
    : undefined

export type PageProps = { title: string; tab?: string; loading?: Loading; children: ReactNode; over?: ReactNode }

/** The shell of every page: size class, bar on the web, tabs, and what stands in the way of fresh content. `over` floats above. */
export function Page({ title, tab, loading, children, over }: PageProps) {
  const { size, online, waiting } = usePhone()
  const again = () => {
    kick()
    loading?.reload()
  }
  return (
    <View className={`page size-${size} ${tab ? 'page-tabs' : ''}`}>
      <NavBar title={title} back={!tab} />
      {!online && <Banner tone="warn" icon="offline" text={common.offline(waiting.length)} onTap={again} />}
      {online && loading?.problem && <Banner tone="bad" icon="alert" text={loading.problem} onTap={again} />}
      <View className="page-body">
        <LeftWork />
        {children}
      </View>
      {tab && <TabBar path={tab} />}
      {over}
      {Sandbox && (
        <Suspense>
          <Sandbox />
        </Suspense>
      )}
    </View>
  )
}
