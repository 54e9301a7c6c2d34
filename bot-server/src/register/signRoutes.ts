import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { route } from '../http/route'
import { signSheets } from './signSheets'

/** Whoever puts the signs up. */
const printers: readonly Role[] = [
  'grid_leader',
  'community_clerk',
  'community_secretary',
  'street_officer',
  'dispatcher',
]

const sheets = route({
  method: 'get',
  path: '/api/estates/:id/qr-sheets',
  permission: printers,
  summary: 'The signs of every entrance of an estate in your area, a PDF to print: one A4 page each',
  answers: 'Sheets',
  // codes that WeChat draws are kept
  writes: 'file',
  limits: ['sheets'],
  async run({ ctx, actor, params }) {
    const estate = await EstateModel.findById(params.id ?? '').lean()
    if (!estate || !mayPrint(actor, estate.areaPath)) throw new DomainError('not_found')
    ctx.type = 'application/pdf'
    ctx.set('Content-Disposition', `inline; filename="${estate._id}.pdf"`)
    ctx.body = await signSheets(estate)
    return { raw: true }
  },
})

const mayPrint = (actor: Actor, areaPath: string) =>
  actor.grants.some(
    ({ role, areaPath: own }) => printers.includes(role) && own !== undefined && contains(own, areaPath),
  )

/** The signs of entrances. */
export const signRoutes = [sheets]
