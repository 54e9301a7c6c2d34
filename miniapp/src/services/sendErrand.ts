import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { Errand } from './errand'
import { forgetFile, pathOf } from './files'
import { phone } from './phone'
import { call, upload } from './session'

type FilesErrand = Errand & { kind: 'files' }
type SentFile = FilesErrand['files'][number]

const caseIdOf = (lane: string) => phone().drafts[lane]?.caseId ?? lane
const command = (errand: Errand, body: object) =>
  call<PresentedCase>({ method: 'POST', path: `/api/cases/${caseIdOf(errand.lane)}/commands`, body, key: errand.key })

/** Sends one errand with its key; `onUpload` is told which files the server has, so that a second try sends only the rest. */
export async function sendErrand(errand: Errand, onUpload: (files: SentFile[]) => void): Promise<PresentedCase> {
  if (errand.kind === 'tap') {
    const body = { ...errand.body, tappedAt: errand.tappedAt, sentAt: new Date().toISOString() }
    return call<PresentedCase>({ method: 'POST', path: '/api/cases', body, key: errand.key })
  }
  if (errand.kind === 'command') return command(errand, errand.body)
  return sendFiles(errand, onUpload)
}

async function sendFiles(errand: FilesErrand, onUpload: (files: SentFile[]) => void): Promise<PresentedCase> {
  const files = [...errand.files]
  for (const [at, file] of files.entries()) {
    if (file.id) continue
    const path = await pathOf(file)
    if (!path) continue
    const { id } = await upload(path, errand.phase, `${errand.key}-${at}`)
    files[at] = { ...file, id }
    onUpload([...files])
  }
  const attachmentIds = files.flatMap((file) => (file.id ? [file.id] : []))
  const found = await command(errand, { ...errand.body, attachmentIds })
  await Promise.all(files.map((file) => forgetFile(file).catch(() => undefined)))
  return found
}
