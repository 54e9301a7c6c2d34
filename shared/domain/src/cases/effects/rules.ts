import type { CommandName } from '../case'
import { declineOffer, expireOffer, offer, openPool } from './asking'
import { changePlace, recategorise } from './changing'
import { alert, breach, remind } from './clockSteps'
import { autoClose, confirm, rate, reopen } from './closing'
import { approveDecline, proposeDecline, refuseDecline } from './declining'
import type { Rule } from './effect'
import { approveHold, askHold, refuseHold, resume } from './hold'
import { merge, split } from './merging'
import { escalate, giveBack, handBack, transfer } from './moving'
import { addNote, addPhoto, follow, supervise, unfollow, urge, withdraw } from './reporting'
import { accept, assign, claim, resolve, start } from './taking'

/** The rule behind each row of the command table; submit begins a case and stands in submitCase.ts. */
export const rules: { [N in Exclude<CommandName, 'submit'>]: Rule<N> } = {
  offer,
  expire_offer: expireOffer,
  decline_offer: declineOffer,
  open_pool: openPool,
  accept,
  claim,
  start,
  resolve,
  confirm,
  auto_close: autoClose,
  rate,
  reopen,
  withdraw,
  urge,
  add_note: addNote,
  add_photo: addPhoto,
  change_place: changePlace,
  follow,
  unfollow,
  hand_back: handBack,
  escalate,
  assign,
  supervise,
  ask_hold: askHold,
  approve_hold: approveHold,
  refuse_hold: refuseHold,
  resume,
  propose_decline: proposeDecline,
  approve_decline: approveDecline,
  refuse_decline: refuseDecline,
  recategorise,
  transfer,
  return: giveBack,
  merge,
  split,
  remind,
  alert,
  breach,
}
