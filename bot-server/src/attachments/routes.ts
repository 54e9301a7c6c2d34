import { route } from '../http/route'
import { linkQuery, readStored } from './readStored'
import { receiveFile } from './receiveFile'

const upload = route({
  method: 'post',
  path: '/api/attachments',
  permission: 'signed_in',
  summary: 'Upload a photo (JPEG, PNG, WebP, 10 MB) or a voice (AMR, Speex, MP3, M4A, 2 MB)',
  answers: 'Attachment',
  status: 201,
  form: 'multipart',
  load: 'photo',
  limits: ['upload'],
  repeating: 'stored',
  async run(call) {
    const { attachment, replayed } = await receiveFile(call)
    return { data: { id: attachment.id, kind: attachment.kind }, status: replayed ? 200 : 201, replayed }
  },
})

const read = route({
  method: 'get',
  path: '/api/attachments/:id',
  permission: 'public',
  summary: 'The bytes, for those who may see the case: signed in, or by the link the case shows',
  answers: 'File',
  query: linkQuery,
  async run(call) {
    await readStored(call)
    return { raw: true }
  },
})

/** Photos and voices. */
export const attachmentRoutes = [upload, read]
