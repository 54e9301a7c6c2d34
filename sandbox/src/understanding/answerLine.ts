import { classify } from '@jinlin/domain/understanding/classify'
import { labelOf } from '@jinlin/domain/understanding/label'
import { z } from 'zod'

const message = z.object({ text: z.string() })
const refusal = (code: string, reason: string) => JSON.stringify({ error: { code, message: reason } })

/** One line of JSON {"text"} → one line {"label","category","confidence"}; anything else → {"error":{"code","message"}}. Never throws. */
export function answerLine(line: string): string {
  let body: unknown
  try {
    body = JSON.parse(line)
  } catch {
    return refusal('invalid_json', 'The line is no JSON')
  }
  const read = message.safeParse(body)
  if (!read.success) return refusal('invalid_message', 'The line is no object with a text')
  const { category, confidence } = classify(read.data.text)
  return JSON.stringify({ label: labelOf(read.data.text), category, confidence: Number(confidence.toFixed(4)) })
}
