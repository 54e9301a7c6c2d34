import { ChoiceRow } from '../../components/ChoiceRow'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { canScan } from '../../services/canScan'
import { common } from '../../words/common'
import { bindWords as words } from '../../words/group'
import { BindCard } from './BindCard'
import { FindEntrance } from './FindEntrance'
import { useEntrance } from './useEntrance'
import './index.css'

/** R9: where one lives: by the code on the wall (`?scene`, or the scanner), by the account's link (`?entrance`), or chosen from a list. */
export default function BindPage() {
  const { entrance, problem, again, busy, choosing, pick, scan, choose } = useEntrance()
  if (entrance)
    return (
      <Page title={words.title}>
        <BindCard entrance={entrance} onAgain={choose} />
      </Page>
    )
  return (
    <Page title={words.title}>
      {busy && <Skeleton rows={2} />}
      {problem && <Problem text={problem} again={again} />}
      {!busy && canScan() && <ChoiceRow icon="grid" title={words.scan} hint={words.scanHint} onTap={scan} />}
      {!busy && !choosing && canScan() && (
        <ChoiceRow icon="building" title={words.choose} hint={words.chooseHint} onTap={choose} />
      )}
      {!busy && (choosing || !canScan()) && <FindEntrance onFound={pick} />}
    </Page>
  )
}

/** A code nobody knows, or an answer that did not come: that one can be asked for again. */
const Problem = ({ text, again }: { text: string; again?: () => void }) => (
  <Notice kind={again ? 'error' : 'denied'} text={text} action={again && { label: common.retry, onTap: again }} />
)
