import { useState } from 'react'
import { Fact } from '../../components/Fact'
import { usePhone } from '../../services/phone'
import { mayBeQuiet } from '../../services/quiet'
import { dutyWords as words } from '../../words/duty'
import { QuietSheet } from './QuietSheet'

/** 免打扰: the hours in which no offer rings, for whoever is asked with a ring. */
export function Quiet() {
  const { me } = usePhone()
  const [open, setOpen] = useState(false)
  if (!mayBeQuiet(me)) return null
  const { quiet } = me?.duty ?? {}
  const value = quiet ? words.quietSpan(quiet.from, quiet.to) : words.quietNone
  return (
    <>
      <Fact id="quiet" label={words.quiet} value={value} onTap={() => setOpen(true)} />
      {open && <QuietSheet quiet={quiet} onClose={() => setOpen(false)} />}
    </>
  )
}
