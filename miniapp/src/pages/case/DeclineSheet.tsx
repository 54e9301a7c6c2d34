import { useState } from 'react'
import { ReasonSheet } from '../../components/ReasonSheet'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import type { SheetOfCase } from './handlerButtons'

/** The most characters of where else to turn. */
const longest = 12

/** Why it is not taken on, then where else the reporter may turn, which may be left out. */
export function DeclineSheet({ lane, onClose }: SheetOfCase) {
  const [reason, setReason] = useState<string>()
  const send = (instead?: string) => {
    onClose()
    if (reason === undefined) return
    void give(lane, { command: 'propose_decline', reason, ...(instead && { instead }) }, { sent: handling.sent })
  }
  if (reason === undefined) {
    const { declineTitle: title, declineReasons: reasons } = handling
    return <ReasonSheet title={title} reasons={reasons} onClose={onClose} onPick={setReason} />
  }
  const { insteadTitle, insteads, insteadNone } = handling
  const pick = (place: string) => send(place === insteadNone ? undefined : place)
  return (
    <ReasonSheet
      key="instead"
      title={insteadTitle}
      reasons={[...insteads, insteadNone]}
      longest={longest}
      onClose={onClose}
      onPick={pick}
    />
  )
}
