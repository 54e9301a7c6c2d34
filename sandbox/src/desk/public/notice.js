import { words } from './words.js'

/** What a notice says of a line: who speaks, a title, and the rest below it; of a card only the rows one acts by. */
export function noticeOf({ accountKey, text, cards }) {
  const account = words.accountName[accountKey] ?? accountKey
  if (cards?.[0]) return { account, title: cards[0].title, body: bodyOf(cards[0]) }
  const [title = '', ...rest] = text
    .replaceAll(/<[^>]+>/g, '')
    .split('\n')
    .filter(Boolean)
  return { account, title, body: rest.join('\n') }
}

/** What and where, and below it who has it and what comes next; whoever gets new work knows who has it. */
function bodyOf({ title, rows = [], words: text = '' }) {
  const value = (label) => rows.find((row) => row.label === label)?.value
  const lines = words.noticeLines.map((labels) =>
    labels
      .filter((label) => title !== words.newWork || label !== words.whoHasIt)
      .map(value)
      .filter(Boolean)
      .join(words.comma),
  )
  return [...lines, text].filter(Boolean).join('\n')
}

/** The same in one breath, for those who hear it: each part is a sentence of its own. */
export const heardAs = ({ account, title, body }) =>
  [account, title, ...body.split('\n')]
    .filter(Boolean)
    .map((part) => (/[。？]$/.test(part) ? part : `${part}${words.stop}`))
    .join('')

/** The rows of a person's news that a line may have brought, the likeliest first: those of the case its card opens, or the one that begins with the same words. */
export function newsIn({ at, text, cards }, news) {
  const id = cards?.[0]?.page?.match(/[?&]id=([^&]+)/)?.[1]
  const first = (said) => said.split('\n')[0]
  const before = news.filter((one) => Date.parse(one.at) <= Date.parse(at))
  return id
    ? before.filter(({ caseId }) => caseId === decodeURIComponent(id))
    : before.filter((one) => one.caseId && first(one.text) === first(text))
}

const taken = ['accepted', 'in_progress', 'on_hold']
/** By the command news tells of: whether it is still so in the case as this person sees it. What is missing stays true. */
const stillSo = {
  offer: ({ offer }) => offer?.mine === true,
  open_pool: ({ poolSince }) => poolSince !== undefined,
  accept: ({ state }) => taken.includes(state),
  claim: ({ state }) => taken.includes(state),
  assign: ({ state }) => taken.includes(state),
  start: ({ state }) => state === 'in_progress',
  resolve: ({ state }) => state === 'resolved',
}

/** Whether news of this command still holds for a case; for one that is not theirs to see any more it does not. */
export const holds = (command, found) => found !== undefined && (stillSo[command]?.(found) ?? true)

/** The commands of which somebody is told by a card; news of all others waits on the page or goes along as words. */
export const cardCommands = new Set([
  ...['offer', 'open_pool', 'accept', 'claim', 'resolve', 'rate', 'reopen', 'urge', 'hand_back', 'escalate', 'assign'],
  ...['supervise', 'ask_hold', 'resume', 'propose_decline', 'transfer', 'return', 'remind', 'alert', 'breach'],
])

/**
 * The command that the likeliest of these rows tells of: the newest that comes by a card, or the newest where none does. A row's id is `caseId-seq-userId`, and
 * its seq one of the timeline; rows of other cases do not count.
 */
export function commandOf(rows, { id, timeline }) {
  const commands = rows
    .filter((row) => row.id.startsWith(`${id}-`))
    .map((row) => Number(row.id.slice(id.length + 1).split('-')[0]))
    .sort((one, other) => other - one)
    .map((seq) => timeline.find((entry) => entry.seq === seq)?.command)
  return commands.find((command) => cardCommands.has(command)) ?? commands[0]
}
