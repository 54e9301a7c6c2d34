import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { ChoiceRow } from '../../components/ChoiceRow'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { Refused } from '../../services/api'
import { loadEntrance, readSign, scanSign } from '../../services/homes'
import { canScan } from '../../services/scanHome'
import { common } from '../../words/common'
import { bindWords as words } from '../../words/group'
import { BindCard } from './BindCard'
import { FindEntrance } from './FindEntrance'
import './index.css'

/** `again` = what to try once more, where no answer came. */
type State = { entrance?: PresentedEntrance; problem?: string; again?: () => void; busy?: boolean; choosing?: boolean }

/** R9: where one lives: by the code on the wall (`?scene`, or the scanner), by the account's link (`?entrance`), or chosen from a list. */
export default function BindPage() {
  const { params } = useRouter()
  const [state, setState] = useState<State>({})
  const settle = async (fetch: () => Promise<PresentedEntrance>) => {
    setState({ busy: true })
    try {
      setState({ entrance: await fetch() })
    } catch (error) {
      if (error instanceof Refused) setState({ problem: canScan() ? words.badCode : words.badCodeHere })
      else setState({ problem: common.notFetched, again: () => void settle(fetch) })
    }
  }
  const scan = async () => {
    const text = await scanSign()
    if (text) await settle(() => readSign(text))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page was opened with, once
  useEffect(() => {
    const { entrance, scene, scan: atOnce } = params
    if (entrance) void settle(() => loadEntrance(decodeURIComponent(entrance)))
    else if (scene) void settle(() => readSign(decodeURIComponent(scene)))
    else if (atOnce && canScan()) void scan()
  }, [])
  const { entrance, problem, again, busy, choosing } = state
  if (entrance)
    return (
      <Page title={words.title}>
        <BindCard entrance={entrance} onAgain={() => setState({ choosing: true })} />
      </Page>
    )
  return (
    <Page title={words.title}>
      {busy && <Skeleton rows={2} />}
      {problem && (
        <Notice
          kind={again ? 'error' : 'denied'}
          text={problem}
          action={again && { label: common.retry, onTap: again }}
        />
      )}
      {!busy && canScan() && (
        <ChoiceRow icon="grid" title={words.scan} hint={words.scanHint} onTap={() => void scan()} />
      )}
      {!busy && !choosing && canScan() && (
        <ChoiceRow
          icon="building"
          title={words.choose}
          hint={words.chooseHint}
          onTap={() => setState({ choosing: true })}
        />
      )}
      {!busy && (choosing || !canScan()) && <FindEntrance onFound={(id) => void settle(() => loadEntrance(id))} />}
    </Page>
  )
}
