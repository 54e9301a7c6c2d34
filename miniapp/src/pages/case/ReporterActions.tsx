import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { timeOf } from '@jinlin/domain/clocks/shanghai'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { isMine } from '../../services/mine'
import { withdraw } from '../../services/withdraw'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'
import { handling } from '../../words/tasks'
import { RecategoriseSheet } from './RecategoriseSheet'

type Open = 'withdraw' | 'recategorise'
type ReporterProps = { found: PresentedCase; lane: string }

/** R3: 催一下, 改类别, 撤回, and following for neighbours. */
export function Reporter({ found, lane }: ReporterProps) {
  const [open, setOpen] = useState<Open | undefined>()
  const { commands } = found
  const trade = found.kind === 'callout' && (found.state === 'submitted' || found.state === 'offered')
  const close = () => setOpen(undefined)
  return (
    <>
      <View className="case-actions">
        <Urge found={found} lane={lane} />
        {commands.includes('recategorise') && found.reporter?.mine && (
          <Button id="recategorise" small onTap={() => setOpen('recategorise')}>
            {handling.recategorise}
          </Button>
        )}
        {commands.includes('withdraw') && (
          <Button id="withdraw" kind="text" small onTap={() => setOpen('withdraw')}>
            {trade ? caseWords.notNeeded : caseWords.withdraw}
          </Button>
        )}
        {commands.includes('follow') && !found.reporter && !found.following && (
          <Button small onTap={() => void give(lane, { command: 'follow' })}>
            {caseWords.follow}
          </Button>
        )}
      </View>
      {open === 'withdraw' && <WithdrawSheet found={found} lane={lane} onClose={close} />}
      {open === 'recategorise' && <RecategoriseSheet found={found} lane={lane} onClose={close} />}
    </>
  )
}

/** 催一下, and from when it counts again. */
function Urge({ found, lane }: ReporterProps) {
  const { commands, urgeAgainAt } = found
  if (commands.includes('urge'))
    return (
      <Button id="urge" icon="bell" small onTap={() => void give(lane, { command: 'urge' }, { sent: caseWords.urged })}>
        {caseWords.urge}
      </Button>
    )
  if (!urgeAgainAt || !isMine(found)) return null
  const later = caseWords.urgeAfter(timeOf(new Date(urgeAgainAt)))
  return (
    <Button kind="off" small onTap={() => say(later)}>
      {later}
    </Button>
  )
}

function WithdrawSheet({ found, lane, onClose }: ReporterProps & { onClose: () => void }) {
  const takeBack = () => {
    onClose()
    void withdraw(lane)
  }
  return (
    <Sheet title={caseWords.withdrawTitle} onClose={onClose}>
      <View className="body ink-2">{found.followers > 0 ? caseWords.goesOn : caseWords.withdrawNote}</View>
      <View className="above-l">
        <Button id="withdraw-yes" kind="filled" onTap={takeBack}>
          {caseWords.withdraw}
        </Button>
      </View>
      <View className="above row row-centre">
        <Button kind="text" onTap={onClose}>
          {common.cancel}
        </Button>
      </View>
    </Sheet>
  )
}
