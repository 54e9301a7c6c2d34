import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A message a clerk has sorted under one of the seven labels; `raw` = as it was written, else joined from words without stop words. */
export type Labelled = { text: string; label: string; raw: boolean }
/** `digest` = SHA-256 over the bytes of the files read, so that a model says which corpus made it. */
export type Corpus = { messages: Labelled[]; digest: string }

const rawFile = 'messages.raw-sample.jsonl'
const tokenFile = 'messages.train.jsonl'

/** The files of labelled messages in the folder of a corpus. */
export const corpusFiles: readonly string[] = [rawFile, tokenFile]

/** Whether the labelled messages are in this folder. */
export const hasCorpus = (folder: string): boolean => corpusFiles.every((file) => existsSync(join(folder, file)))

const rows = <T>(bytes: Buffer): T[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

/** Reads all labelled messages of the corpus; throws when a file is missing. */
export function readCorpus(folder: string): Corpus {
  const [raw, tokens] = [rawFile, tokenFile].map((file) => readFileSync(join(folder, file))) as [Buffer, Buffer]
  const digest = createHash('sha256').update(raw).update(tokens).digest('hex')
  const asWritten = rows<{ title: string; detail: string; label: string }>(raw)
  const asWords = rows<{ tokens: string; label: string }>(tokens)
  return {
    digest,
    messages: [
      ...asWritten.map(({ title, detail, label }) => ({ text: `${title}\n${detail}`, label, raw: true })),
      ...asWords.map(({ tokens: words, label }) => ({ text: words.replaceAll(' ', ''), label, raw: false })),
    ],
  }
}
