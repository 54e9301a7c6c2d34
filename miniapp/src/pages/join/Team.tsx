import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { SegmentedTabs } from '../../components/SegmentedTabs'
import { Sheet } from '../../components/Sheet'
import { serverNow } from '../../services/clock'
import { spaced } from '../../services/describe'
import { say } from '../../services/go'
import { common } from '../../words/common'
import { join as words } from '../../words/join'
import { Rows } from './Rows'
import { approve, giveCode, seeOff, type TeamRow, type TeamState } from './team'
import { useTeam } from './useTeam'

/** Whom this superior awaits and who works here already. */
export function Team() {
  const [state, show] = useState<TeamState>('waiting')
  return (
    <View>
      <View className="section">{words.team}</View>
      <SegmentedTabs
        value={state}
        onChange={(value) => show(value === 'joined' ? 'joined' : 'waiting')}
        items={[
          { value: 'waiting', label: words.waiting },
          { value: 'joined', label: words.working },
        ]}
      />
      {state === 'waiting' ? <Awaited /> : <Working />}
    </View>
  )
}

const answered = (error: unknown) => say(error instanceof Error && error.message ? error.message : common.noAnswer)

/** Each gets a code that is shown this once; above a community another superior agrees first. */
function Awaited() {
  const team = useTeam('waiting')
  const [given, setGiven] = useState<GivenCode>()
  const give = (row: TeamRow) => void giveCode(row.id).then((made) => setGiven({ row, ...made }), answered)
  const agree = ({ id }: TeamRow) =>
    void approve(id).then((row) => {
      team.renew(row)
      say(words.approved)
    }, answered)
  const act = (row: TeamRow) => (row.approval ? agree(row) : give(row))
  return (
    <View>
      <Rows {...team} empty={words.emptyWaiting} action={actionOfAwaited} onTap={act} />
      {given && <Given {...given} onClose={() => setGiven(undefined)} />}
    </View>
  )
}

/** Each can be seen off, after one question. */
function Working() {
  const team = useTeam('joined')
  const [leaving, setLeaving] = useState<TeamRow>()
  const end = async ({ id }: TeamRow) => {
    await seeOff(id).then(() => {
      team.without(id)
      say(words.seenOff)
    }, answered)
    setLeaving(undefined)
  }
  return (
    <View>
      <Rows {...team} empty={words.emptyWorking} action={() => words.seeOff} onTap={setLeaving} />
      {leaving && <Leaving row={leaving} onLeave={() => void end(leaving)} onClose={() => setLeaving(undefined)} />}
    </View>
  )
}

/** Nothing for whoever put the person on the list while another superior has to agree. */
const actionOfAwaited = ({ codeUntil, approval }: TeamRow) => {
  if (approval) return approval === 'mine' ? words.approve : undefined
  return codeUntil ? words.giveAgain : words.give
}

type GivenCode = { row: TeamRow; code: string; until: string }
type GivenProps = GivenCode & { onClose: () => void }
const Given = ({ row, code, until, onClose }: GivenProps) => (
  <Sheet title={spaced(`${row.name} ${row.label}`)} onClose={onClose}>
    <View className="join-given">{`${code.slice(0, 4)} ${code.slice(4)}`}</View>
    <View className="sub ink-2 above center">{words.codeUntil(deadlineText(until, serverNow()))}</View>
  </Sheet>
)

type LeavingProps = { row: TeamRow; onLeave: () => void; onClose: () => void }
const Leaving = ({ row, onLeave, onClose }: LeavingProps) => (
  <Sheet title={words.seeOffTitle(row.name)} onClose={onClose}>
    <View className="sub ink-2">{words.seeOffHint}</View>
    <View className="row gap above-l">
      <Button grow kind="plain" onTap={onClose}>
        {common.cancel}
      </Button>
      <Button grow kind="bad" onTap={onLeave}>
        {words.seeOff}
      </Button>
    </View>
  </Sheet>
)
