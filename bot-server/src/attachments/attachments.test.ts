import { randomUUID } from 'node:crypto'
import { AttachmentModel } from '@jinlin/backend/attachments/AttachmentModel'
import { logger } from '@jinlin/backend/infra/logger'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { useServer } from '../testing/useServer'
import { photoBytes, useTown } from '../testing/useTown'
import { attachmentLink } from './attachmentLink'

const server = useServer()
const { as, file, give, photo } = useTown(server)

describe('a photo', () => {
  it('is kept without its camera and place, and read by those who may see the case', async () => {
    const id = await photo('resident')
    const { id: caseId } = await file()
    const added = await give('resident', caseId, { command: 'add_photo', attachmentIds: [id] })
    expect(added.body.data.attachments[0]).toMatchObject({ id, kind: 'photo', phase: 'before' })
    for (const who of ['resident', 'leader', 'clerk']) {
      const { status, body, headers } = await as(who).get(`/api/attachments/${id}`)
      expect([status, headers.get('content-type')]).toEqual([200, 'image/webp'])
      expect((await sharp(body).metadata()).exif).toBeUndefined()
    }
    for (const who of ['stranger', 'leader2']) expect((await as(who).get(`/api/attachments/${id}`)).status).toBe(404)
    expect((await server.stranger().get(`/api/attachments/${id}`)).status).toBe(401)
  })

  it('belongs to its uploader until it is attached', async () => {
    const id = await photo('resident')
    expect((await as('resident').get(`/api/attachments/${id}`)).status).toBe(200)
    expect((await as('leader').get(`/api/attachments/${id}`)).status).toBe(404)
    const { id: caseId } = await file('neighbour')
    const stolen = await give('neighbour', caseId, { command: 'add_photo', attachmentIds: [id] })
    expect([stolen.status, stolen.body.error.code]).toEqual([400, 'attachment_unknown'])
  })

  it('is shown by a link that works for five minutes, for its viewer only', async () => {
    const id = await photo('resident')
    const { id: caseId } = await file()
    const { url } = (await give('resident', caseId, { command: 'add_photo', attachmentIds: [id] })).body.data
      .attachments[0]
    expect((await server.stranger().get(url)).status).toBe(200)
    expect((await as('leader').get(url)).status).toBe(404)
    const stale = attachmentLink(id, 'resident', new Date(Date.now() - 301_000))
    const forged = url.replace('viewer=resident', 'viewer=clerk')
    const moved = attachmentLink(await photo('resident'), 'stranger', new Date()).split('?')
    for (const link of [
      stale,
      forged,
      `/api/attachments/${id}?${moved[1]}`,
      attachmentLink(id, 'stranger', new Date()),
    ])
      expect((await server.stranger().get(link)).status).toBe(404)
  })

  it('is not given for a link with something else in it, or with half of it', async () => {
    const link = attachmentLink(await photo('resident'), 'resident', new Date())
    const half = link.replace(/&until=\d+/, '')
    for (const [url, field] of [
      [`${link}&width=100`, 'width'],
      [half, 'until'],
      [link.replace(/until=\d+/, 'until=soon'), 'until'],
    ] as const) {
      const { status, body } = await server.stranger().get(url)
      expect([status, body.error.code, body.error.details.field]).toEqual([400, 'invalid', field])
    }
  })

  it('sent again with the same key is one photo, another photo with it is refused', async () => {
    const key = randomUUID()
    const bytes = await photoBytes()
    const first = await as('resident').upload(bytes, 'before', key)
    const again = await as('resident').upload(bytes, 'before', key)
    expect([first.status, again.status, again.body.replayed]).toEqual([201, 200, true])
    expect(again.body.data).toEqual(first.body.data)
    const other = await as('resident').upload(bytes, 'after', key)
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
  })

  it.each([
    ['words', Buffer.from('no image at all'), 415, 'media_type'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'photo_format'],
    [
      'over 10 MB',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(10 * 1024 * 1024)]),
      413,
      'file_too_large',
    ],
  ])('that is none is refused: %s', async (_, bytes, status, code) => {
    const reply = await as('neighbour').upload(bytes)
    expect([reply.status, reply.body.error.code]).toEqual([status, code])
    expect(reply.body.error.message).toMatch(/[\u4e00-\u9fff]/)
  })

  it('needs a form with a file in it', async () => {
    const json = await as('neighbour').post('/api/attachments', { file: 'x' })
    expect([json.status, json.body.error.code]).toEqual([415, 'media_type'])
    const form = new FormData()
    form.append('phase', 'before')
    const empty = await as('neighbour').send('POST', '/api/attachments', form, {})
    expect([empty.status, empty.body.error.code]).toEqual([400, 'invalid'])
    const sideways = await as('neighbour').upload(await photoBytes(), 'sideways')
    expect([sideways.status, sideways.body.error.code]).toEqual([400, 'invalid'])
  })

  const head =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
  const form = 'multipart/form-data; boundary=b'
  it.each([
    ['garbage behind a boundary', 'what is this?', form],
    ['nothing behind a boundary', '', form],
    ['garbage without a boundary', 'what is this?', 'multipart/form-data'],
    ['an empty boundary', head, 'multipart/form-data; boundary='],
    ['a form that ends in the middle', `${head}half a photo`, form],
    ['a head that ends in the middle', '--b\r\nContent-Disposition: form-d', form],
    ['a head that is none', '--b\r\n\u0000\u0001: \u0002\r\n\r\nx\r\n--b--\r\n', form],
    ['an empty file', `${head}\r\n--b--\r\n`, form],
    ['two files', `${head}one\r\n${head}two\r\n--b--\r\n`, form],
    ['a file under another name', `${head.replace('"file"', '"photo"')}x\r\n--b--\r\n`, form],
    [
      'a field named like the prototype',
      '--b\r\nContent-Disposition: form-data; name="__proto__[x]"\r\n\r\n1\r\n--b--\r\n',
      form,
    ],
  ])('that is torn is refused, and no fault of ours: %s', async (_, body, type) => {
    const log = vi.spyOn(logger, 'error')
    const stored = await AttachmentModel.countDocuments({})
    const reply = await as('secretary').send('POST', '/api/attachments', body, { 'Content-Type': type })
    expect([reply.status, reply.body.error.code]).toEqual([400, 'invalid'])
    expect(log).not.toHaveBeenCalled()
    expect(await AttachmentModel.countDocuments({})).toBe(stored)
    log.mockRestore()
  })
})
