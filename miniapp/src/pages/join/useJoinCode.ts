import { useState } from 'react'
import { join as words } from '../../words/join'
import { joinStaff } from './joining'

const letters = 8
const plain = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()

/** The code as typed so far, spaces and small letters as one likes, and its use; `problem` goes with the next letter. */
export function useJoinCode() {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const use = async () => {
    if (busy) return
    const code = plain(text)
    if (code.length !== letters) return setProblem(words.codeShort)
    setBusy(true)
    setProblem(await joinStaff({ code }))
    setBusy(false)
  }
  const change = (value: string) => {
    setText(value)
    setProblem(undefined)
  }
  return { text, busy, problem, use: () => void use(), change }
}
