import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Chips } from '../../components/Chips'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { usePhone } from '../../services/phone'
import { ownAreas } from '../../services/roles'
import { common } from '../../words/common'
import { watchWords as words } from '../../words/watch'
import { Later, Pressing } from './DueLists'
import { Figures } from './Figures'
import { Pressed } from './Pressed'
import { useWatch } from './useWatch'
import './index.css'

/** The board: how many promises break in an area, where, by whom, and which next. Without an area named, the person's own. */
export default function WatchPage() {
  const { path, name } = useRouter().params
  const own = ownAreas(usePhone().me)
  const [chosen, setChosen] = useState<string>()
  const top = own.find((each) => each.path === chosen) ?? own[0]
  const area = path ?? top?.path ?? ''
  const { board, loading, more } = useWatch(area)
  const denied = loading.refused !== undefined || area === ''
  return (
    <Page title={words.title} loading={denied ? undefined : loading}>
      {!path && own.length > 1 && (
        <Chips
          className="watch-areas"
          items={own.map((each) => ({ value: each.path, label: each.name }))}
          chosen={top?.path}
          onPick={setChosen}
        />
      )}
      {denied && <Notice kind="denied" text={common.notYours} />}
      {!denied && !board && <Skeleton rows={4} />}
      {!denied && board && (
        <>
          <Figures name={path ? decodeURIComponent(name ?? '') : (top?.name ?? '')} total={board.figures.total} />
          <Pressing due={board.due} />
          <Pressed figures={board.figures} />
          <Later due={board.due} more={more} />
        </>
      )}
    </Page>
  )
}
