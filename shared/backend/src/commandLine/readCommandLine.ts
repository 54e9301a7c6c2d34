import { parseArgs } from 'node:util'
import { commandLineWords as words } from '../words/commandLine'
import { CommandRefusal } from './CommandRefusal'
import type { alone, Flag } from './flagKinds'

/** The flags of a command, by their names without the dashes. */
type Flags = Record<string, Flag<unknown> | typeof alone>
/** What was typed: a flag that was not is missing, or false where it stands alone. */
export type Typed<F extends Flags> = {
  [Name in keyof F]: F[Name] extends Flag<infer T> ? T | undefined : boolean
}
type Token = Extract<NonNullable<ReturnType<typeof parseArgs>['tokens']>[number], { kind: 'option' }>

/** Reads what stands behind a command: flags as named here and words as they come; throws CommandRefusal for any other flag and for values that are none. */
export function readCommandLine<F extends Flags>(
  args: readonly string[],
  flags: F,
): { flags: Typed<F>; words: string[] } {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: 'alone' in flag ? 'boolean' : 'string' } as const]),
  )
  const { tokens, positionals } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const typed: Record<string, unknown> = {}
  for (const [name, flag] of Object.entries(flags)) if ('alone' in flag) typed[name] = false
  for (const token of tokens) if (token.kind === 'option') typed[token.name] = valueBehind(token, flags)
  return { flags: typed as Typed<F>, words: positionals }
}

function valueBehind({ name, rawName, value, inlineValue }: Token, flags: Flags): unknown {
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined
  if (!flag) throw new CommandRefusal('flag_unknown', words.flagUnknown(rawName, namesOf(flags)))
  if ('alone' in flag) {
    if (value !== undefined) throw new CommandRefusal('flag_value', words.flagAlone(rawName))
    return true
  }
  // `--file --rate 5` forgot the file; a value that does begin so is written `--file=--rate`
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('--')))
    throw new CommandRefusal('flag_value', words.flagEmpty(rawName, flag.takes))
  const read = flag.shape.safeParse(value)
  if (!read.success) throw new CommandRefusal('flag_value', words.flagValue(rawName, value, flag.takes))
  return read.data
}

const namesOf = (flags: Flags): string[] => Object.keys(flags).map((name) => `--${name}`)

/** The same for a command that takes no words. */
export function readOnlyFlags<F extends Flags>(args: readonly string[], flags: F): Typed<F> {
  const read = readCommandLine(args, flags)
  if (read.words.length > 0) throw new CommandRefusal('word_unknown', words.wordTooMany(namesOf(flags)))
  return read.flags
}
