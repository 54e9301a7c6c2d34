import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Icon } from '../../components/Icon'
import { NewsConsent } from '../../components/NewsConsent'
import { Notice, Skeleton } from '../../components/Notice'
import { OfferCard } from '../../components/OfferCard'
import { Page } from '../../components/Page'
import { Timeline } from '../../components/Timeline'
import { UndoBar } from '../../components/UndoBar'
import { serverNow } from '../../services/clock'
import { openCase, say } from '../../services/go'
import { loadCase } from '../../services/load'
import { isOpen } from '../../services/mine'
import { type Draft, usePhone } from '../../services/phone'
import { undo } from '../../services/report'
import { isOfficer, roleNow } from '../../services/roles'
import { isOffer } from '../../services/tasks'
import { useLoad } from '../../services/useLoad'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'
import { tasks } from '../../words/tasks'
import { Alike } from './Alike'
import { Asking } from './Asking'
import { apologyOf, CaseHead } from './CaseHead'
import { Confirm } from './Confirm'
import { Facts } from './Facts'
import { FreshCase } from './FreshCase'
import { Handler } from './HandlerActions'
import { Reporter } from './ReporterActions'
import { ReporterFirst } from './ReporterFirst'
import { Tools } from './Tools'
import { Unwanted } from './Unwanted'
import { useSending } from './useSending'
import { Why } from './Why'
import './index.css'

const goCases = { label: common.goCases, onTap: () => void Taro.switchTab({ url: '/pages/cases/index' }) }

/** R2–R4, R6, R7, G3, G4: one page, drawn from the case's state and from what this person may do. */
export default function CasePage() {
  const { id, key, more } = useRouter().params
  const { cases, drafts } = usePhone()
  const draft = key ? drafts[key] : Object.values(drafts).find((each) => each.caseId === id)
  const caseId = id ?? draft?.caseId
  const found = caseId ? cases[caseId] : undefined
  const loading = useLoad(() => (caseId ? loadCase(caseId) : Promise.resolve()), caseId ?? 'me')
  const lane = draft?.key ?? caseId ?? ''
  const over = draft && <Undo draft={draft} found={found} />
  return (
    <Page title={common.pages.case} loading={!found && (draft || loading.refused) ? undefined : loading} over={over}>
      {found && <Whole found={found} draft={draft} lane={lane} more={more} />}
      {!found && draft && <FreshCase draft={draft} />}
      {!found && draft && <Tools lane={lane} commands={['add_photo', 'add_note']} more={more} />}
      {!found && !draft && loading.refused && <Notice kind="denied" text={common.notYours} action={goCases} />}
      {!found && !draft && !loading.refused && <Skeleton rows={3} />}
    </Page>
  )
}

/** The 5 seconds in which a tap can be taken back. */
function Undo({ draft, found }: { draft: Draft; found?: PresentedCase }) {
  const sending = useSending(draft)
  if (draft.undone || draft.refused || (found && !found.commands.includes('withdraw'))) return null
  const takeBack = () => {
    undo(draft)
    void Taro.switchTab({ url: '/pages/home/index' })
  }
  return (
    <UndoBar text={sending && !found ? common.queued : caseWords.reported} until={draft.undoUntil} onUndo={takeBack} />
  )
}

type WholeProps = { found: PresentedCase; draft?: Draft; lane: string; more?: string }

function Whole({ found, draft, lane, more }: WholeProps) {
  const { me, role } = usePhone()
  const mine = found.reporter?.mine === true
  return (
    <View data-case={found.id} data-state={found.state}>
      <CaseHead found={found} />
      {mine && <ReporterFirst found={found} draft={draft} lane={lane} />}
      {isOffer(found) && (
        <OfferCard
          found={found}
          officer={isOfficer(roleNow(me, role))}
          onWon={() => say(tasks.accepted)}
          onLost={say}
        />
      )}
      <Confirm found={found} lane={lane} />
      <Asking found={found} />
      <Why found={found} />
      <Alike key={found.id} found={found} lane={lane} />
      <Facts found={found} draft={draft} lane={lane} />
      {mine && (isOpen(found) || found.state === 'resolved') && <NewsConsent />}
      <Tools lane={lane} commands={found.commands} more={more} />
      <Handler found={found} lane={lane} />
      <Progress found={found} />
      <Reporter found={found} lane={lane} />
      <Unwanted found={found} />
      {found.parentId && mine && found.state === 'merged' && <Parent id={found.parentId} />}
    </View>
  )
}

const Progress = ({ found }: { found: PresentedCase }) => (
  <View className="card">
    <View className="sub ink-2">{caseWords.progress}</View>
    {found.timeline.length > 0 ? (
      <Timeline entries={found.timeline.filter((entry) => entry.seq !== apologyOf(found, serverNow())?.seq)} />
    ) : (
      <View className="sub ink-3 above-s">{caseWords.nothing}</View>
    )}
  </View>
)

const Parent = ({ id }: { id: string }) => (
  <View className="card card-tap row gap" role="button" onClick={() => openCase({ id })}>
    <View className="grow">{caseWords.merged}</View>
    <Icon name="right" className="ink-3" />
  </View>
)
