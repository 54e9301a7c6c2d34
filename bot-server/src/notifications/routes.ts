import { serverEnv } from '@jinlin/backend/infra/env'
import { consentOf, noteConsent } from '@jinlin/backend/notifications/subscriptions'
import { openidAt } from '@jinlin/backend/people/signIn'
import { DomainError } from '@jinlin/domain/errors'
import { consentBody, type PresentedConsent } from '@jinlin/domain/notifications/consentApi'
import { templateTitles } from '@jinlin/domain/notifications/templates'
import { route } from '../http/route'

/** What the mini-program may ask this person for; nothing for somebody who never opened it, and for what has no template here. */
async function consentsOf(userId: string): Promise<PresentedConsent[]> {
  const { MINIAPP_ID: appId, MINIAPP_TEMPLATES: templates } = serverEnv()
  const openid = await openidAt(userId, appId)
  if (openid === undefined) return []
  const asked = templateTitles.flatMap((title) => {
    const template = templates[title]
    return template ? [{ title, templateId: template.id }] : []
  })
  return Promise.all(
    asked.map(async (one) => ({ ...one, ...(await consentOf({ appId, openid, templateId: one.templateId })) })),
  )
}

const read = route({
  method: 'get',
  path: '/api/me/consents',
  permission: 'signed_in',
  summary: 'Which news may still be sent to you by WeChat, and how often',
  answers: 'Consents',
  run: async ({ actor }) => ({ data: { items: await consentsOf(actor.userId), nextCursor: null } }),
})

const answered = route({
  method: 'post',
  path: '/api/me/consents',
  permission: 'signed_in',
  summary: 'What you answered when WeChat asked whether news may be sent to you',
  answers: 'Consents',
  body: consentBody,
  repeating: 'remembered',
  async run({ actor, body, key, now }) {
    const { MINIAPP_ID: appId, MINIAPP_TEMPLATES: templates } = serverEnv()
    const known = new Set(Object.values(templates).map(({ id }) => id))
    const openid = await openidAt(actor.userId, appId)
    if (openid === undefined || body.answers.some(({ templateId }) => !known.has(templateId)))
      throw new DomainError('invalid', { field: 'answers' })
    for (const { templateId, accepted } of body.answers)
      await noteConsent({ appId, openid, templateId }, accepted, key, now, 'phone')
    return { data: { items: await consentsOf(actor.userId), nextCursor: null } }
  },
})

/** What people allow the mini-program to send them. */
export const consentRoutes = [read, answered]
