import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { timeOf } from '@jinlin/domain/clocks/shanghai'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { isMine } from '../../services/mine'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'

/** R3: 催一下, 撤回, and following for neighbours. */
export function Reporter({ found, lane }: { found: PresentedCase; lane: string }) {
  const [withdrawing, setWithdrawing] = useState(false)
  const { commands, urgeAgainAt } = found
  const trade = found.kind === 'callout' && (found.state === 'submitted' || found.state === 'offered')
  const can = (name: (typeof commands)[number]) => commands.includes(name)
  const later =
    urgeAgainAt && !can('urge') && isMine(found) ? caseWords.urgeAfter(timeOf(new Date(urgeAgainAt))) : undefined
  const withdraw = () => {
    setWithdrawing(false)
    void give(lane, { command: 'withdraw' }, { sent: caseWords.undone })
  }
  return (
    <View className="case-actions">
      {can('urge') && (
        <Button
          id="urge"
          icon="bell"
          small
          onTap={() => void give(lane, { command: 'urge' }, { sent: caseWords.urged })}
        >
          {caseWords.urge}
        </Button>
      )}
      {later && (
        <Button kind="off" small onTap={() => say(later)}>
          {later}
        </Button>
      )}
      {can('withdraw') && (
        <Button id="withdraw" kind="text" small onTap={() => setWithdrawing(true)}>
          {trade ? caseWords.notNeeded : caseWords.withdraw}
        </Button>
      )}
      {can('follow') && !found.reporter && !found.following && (
        <Button small onTap={() => void give(lane, { command: 'follow' })}>
          {caseWords.follow}
        </Button>
      )}
      {withdrawing && (
        <Sheet title={caseWords.withdrawTitle} onClose={() => setWithdrawing(false)}>
          <View className="body ink-2">{caseWords.withdrawNote}</View>
          <View className="above-l">
            <Button id="withdraw-yes" kind="filled" onTap={withdraw}>
              {caseWords.withdraw}
            </Button>
          </View>
          <View className="above row row-centre">
            <Button kind="text" onTap={() => setWithdrawing(false)}>
              {common.cancel}
            </Button>
          </View>
        </Sheet>
      )}
    </View>
  )
}
