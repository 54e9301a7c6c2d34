import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { readMessage } from './readXml'
import { replyXml } from './replyXml'
import { compat, desk, nextId, plain, safe, say, send, stored, useCallbacks } from './testing/callbacks'
import { isPlainStructure, xmlText } from './xmlStructure'

useStores()
useCallbacks()

const names = ['MsgType', 'Content', 'Event', 'EventKey', 'MediaId', 'List', 'SendLocationInfo', 'ScanCodeInfo', 'x']
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('text', 'event', 'image', 'CLICK', 'SCAN', '', '&#65;', ']]>', '<!DOCTYPE a>', '\u0000', '\ud800'),
)
/** Elements of known and unknown names, bare and in CDATA, beside and inside each other; now and then torn. */
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('element'), { maxLength: 3 }).map((all) => all.join('')),
      ),
      fc.constantFrom('cdata', 'bare', 'open', 'attribute'),
    )
    .map(([name, inner, form]) => {
      if (form === 'cdata') return `<${name}><![CDATA[${inner}]]></${name}>`
      if (form === 'open') return `<${name}>${inner}`
      return form === 'bare' ? `<${name}>${inner}</${name}>` : `<${name} a="1">${inner}</${name}>`
    }),
}))
const fields = fc.array(element, { maxLength: 6 }).map((all) => all.join(''))

describe('whatever stands in a signed delivery', () => {
  it('is answered 200 and stored whole, or refused and not stored: never an error of ours', async () => {
    desk.answer = say('收到')
    await fc.assert(
      fc.asyncProperty(fields, fc.constantFrom(plain, compat, safe), async (inner, account) => {
        const before = await stored()
        const msgId = nextId()
        const response = await send(account, callbackRequest(account, { msgId, fields: inner }))
        const row = await WxInboxModel.findById(`${account.key}-${msgId}`).lean()
        if (response.status === 200) expect(row).toMatchObject({ state: 'answered', reply: '收到' })
        else expect([response.status, row, await stored()]).toEqual([400, null, before])
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

describe('the form of a delivery', () => {
  it('is judged in a time that grows with its length only', () => {
    const started = performance.now()
    for (const piece of ['<a>', '<a/>', '<![CDATA[', ']]>', '<', '<a', '&', '</a>'])
      isPlainStructure(`<xml>${piece.repeat(Math.floor(65_000 / piece.length))}</xml>`)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it.each([
    ['<xml><a>1</a><b><![CDATA[<!DOCTYPE]]></b></xml>', true],
    ['<?xml version="1.0"?><xml/>', true],
    ['<xml><a b="1">x</a></xml>', false],
    ['<xml><a></xml>', false],
    ['<xml></a></xml>', false],
    ['<xml><a></b></xml>', false],
    ['<xml><![CDATA[x</xml>', false],
    ['<xml><!-- x --></xml>', false],
    ['<!DOCTYPE x><xml/>', false],
    [`<xml>${'<a>'.repeat(8)}${'</a>'.repeat(8)}</xml>`, false],
    ['<?xml', false],
  ])('%s: %s', (body, fine) => expect(isPlainStructure(body)).toBe(fine))
})

describe('whatever we say', () => {
  it('goes out as XML that WeChat can read, with the same words', () => {
    const account = { ...plain, mode: 'plain' as const }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const xml = replyXml(account, 'o-aunt', words, new Date())
        const kept = xmlText(words).trim()
        if (kept === '') {
          expect(xml).toBe('success')
          return
        }
        expect(isPlainStructure(xml)).toBe(true)
        const read = readMessage(xml)
        expect(read).toMatchObject({ ToUserName: 'o-aunt', FromUserName: 'gh_plain', MsgType: 'text' })
        // XML 1.0, 2.11: every way of ending a line is read as \n
        expect(read?.Content?.trim()).toBe(kept.replace(/\r\n?/g, '\n'))
      }),
      { numRuns: 500 },
    )
  })

  it('is never longer than a passive text may be, and ends in the middle of no character', () => {
    const xml = replyXml({ ...plain, mode: 'plain' }, 'o-aunt', '灯😀'.repeat(1000), new Date())
    const content = readMessage(xml)?.Content ?? ''
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048)
    expect(content.endsWith('…')).toBe(true)
    expect(content).not.toContain('\ufffd')
  })
})
