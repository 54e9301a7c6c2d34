import type { RequestListener } from 'node:http'
import { useMiniWechat } from './useMiniWechat'

/** What WeChat answers to the phone button: `phone-<number>` is one of China, `phone-<country>-<number>` of another country; anything else is no code. */
const answer = (asked: string) => {
  const [, countryCode = '86', purePhoneNumber] = /phone-(?:(\d+)-)?(\d+)/.exec(asked) ?? []
  const phoneNumber = countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`
  return purePhoneNumber
    ? { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber, purePhoneNumber, countryCode } }
    : { errcode: 40029, errmsg: 'invalid code' }
}

const wechat: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (request.url?.includes('stable_token')) return response.end('{"access_token":"t","expires_in":7200}')
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(answer(Buffer.concat(chunks).toString())))
  })
}

/** A WeChat that knows numbers, for the tests of one file; to be called before the server is. */
export const usePhoneWechat = (): void => useMiniWechat(wechat)
