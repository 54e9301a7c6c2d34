import { z } from 'zod'
import { departments } from '../categories/codes'
import { attachmentIds, category, id, line, moment, point, reason, someAttachmentIds } from './apiFields'
import type { CommandName } from './case'

/** Commands only the machine gives; nobody sends them. `submit` is `POST /api/cases`. */
export type SystemCommand =
  | 'submit'
  | 'offer'
  | 'expire_offer'
  | 'open_pool'
  | 'auto_close'
  | 'remind'
  | 'alert'
  | 'breach'
export type PeopleCommand = Exclude<CommandName, SystemCommand>

const shape = <N extends PeopleCommand, S extends z.core.$ZodShape>(command: N, input: S) =>
  z.strictObject({ command: z.literal(command), version: z.int().min(0).optional(), ...input })

const note = line(2000)
const bare = {}
const why = { reason }
const maybeWhy = { reason: line(500).optional() }

const bodies = [
  shape('accept', bare),
  shape('claim', bare),
  shape('decline_offer', why),
  shape('start', bare),
  shape('resolve', { note: note.optional(), attachmentIds: attachmentIds.optional() }),
  shape('confirm', bare),
  shape('rate', { stars: z.int().min(1).max(5), solved: z.boolean().optional(), line: line(500).optional() }),
  shape('reopen', maybeWhy),
  shape('withdraw', maybeWhy),
  shape('urge', bare),
  shape('add_note', {
    note: note.refine((text) => text.length > 0),
    visibility: z.enum(['public', 'staff']).optional(),
    mergeInto: id.optional(),
  }),
  shape('add_photo', { attachmentIds: someAttachmentIds }),
  shape('change_place', { point: point.optional(), dwellingId: id.optional(), placeText: line(200).optional() }),
  shape('follow', bare),
  shape('unfollow', bare),
  shape('hand_back', { reason, to: id.optional() }),
  shape('escalate', why),
  shape('assign', { person: id }),
  shape('supervise', { note: note.optional() }),
  shape('ask_hold', { reason, until: z.union([moment, z.iso.date()]) }),
  shape('approve_hold', bare),
  shape('refuse_hold', why),
  shape('resume', bare),
  shape('propose_decline', { reason, instead: line(12).optional() }),
  shape('approve_decline', bare),
  shape('refuse_decline', why),
  shape('recategorise', { category }),
  shape('transfer', { department: z.enum(departments), reason }),
  shape('return', why),
  shape('merge', { into: id }),
  shape('split', bare),
] as const

/**
 * `POST /api/cases/:id/commands`: the command, the version the person saw, and the command's own input; nothing else.
 * `until` is a moment with offset, or a day that begins at 00:00 in Shanghai; `person`, `to`, `into` are ids; so is `mergeInto`, the
 * case whoever works on this one asks the officers to put it into: they are told once, and the note is for staff.
 */
export const commandBody = z.discriminatedUnion('command', bodies)
export type CommandBody = z.infer<typeof commandBody>
export type CommandBodyInput = z.input<typeof commandBody>

/** The commands people can send, in the order of the table. */
export const peopleCommands: readonly CommandBody['command'][] = bodies.map((each) => each.shape.command.value)
