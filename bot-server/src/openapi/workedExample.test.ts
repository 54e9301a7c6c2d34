import { execFile } from 'node:child_process'
import type { RequestListener } from 'node:http'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { useMiniWechat } from '../testing/useMiniWechat'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'
import { reported, workedExample } from './workedExample'

const wechat: RequestListener = (_, response) => {
  response.end(JSON.stringify({ openid: 'reader', unionid: 'union-reader', session_key: 'never-shown' }))
}

useMiniWechat(wechat)
const server = useServer()
useTown(server)

/** The page's commands in a shell, with a code of this WeChat and a place in this town. */
const inShell = (commands: string) =>
  promisify(execFile)('sh', [
    '-c',
    commands.replace(/^CODE=.*$/m, 'CODE=fresh').replace(JSON.stringify(reported.point), JSON.stringify(here)),
  ]).then(({ stdout }) => JSON.parse(stdout))

describe('whoever copies the commands of the API page into a shell', () => {
  it('is signed in, has reported something and reads it', async () => {
    const { data } = await inShell(workedExample(server.url()))
    expect(data).toMatchObject({ category: 'P0137', words: '三单元门口的路灯不亮', reporter: { mine: true } })
  })

  it('finds this server in them', async () => {
    const page = String((await server.stranger().get('/api/docs')).body)
    expect(page).toContain(`API=${server.url()}\n`)
  })
})
