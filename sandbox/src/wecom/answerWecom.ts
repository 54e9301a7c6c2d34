import type { Answer, Call } from '../wechat/http'
import { ControlError } from '../wechat/world'
import { answerCorp } from './api'
import { wecomControls } from './controls'
import type { WecomWorld } from './corp'

/** Answers what is asked of the fake WeCom: its API under `/wecom`, its controls under `/__fake/wecom`. Undefined for what is none of its business. */
export function answerWecom(world: WecomWorld, call: Call, method: string): Promise<Answer> | undefined {
  const { pathname } = call.url
  if (pathname.startsWith('/__fake/wecom/'))
    return control(world, call, `${method} ${pathname.slice('/__fake/wecom/'.length)}`)
  if (!pathname.startsWith('/wecom/')) return undefined
  const answer = answerCorp(world, call, method, pathname.slice('/wecom'.length))
  return Promise.resolve(answer ?? { errcode: 404, errmsg: 'no such endpoint' })
}

async function control(world: WecomWorld, call: Call, name: string): Promise<Answer> {
  const act = wecomControls[name]
  if (!act) throw new ControlError('no such control')
  return act(world, call)
}
