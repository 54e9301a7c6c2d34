import { commandLineWords } from '../words/commandLine'
import { CommandRefusal } from './CommandRefusal'

/**
 * Runs a command: the number it returns is the exit code. A refusal is one sentence on stderr and `refused`, for commands whose 1 says
 * something else; whatever else breaks ends with 2 and its message, or with its
 * `stack` where those who type are those who mend.
 */
export async function runCommandLine(
  command: () => Promise<number>,
  { refused = 1, stack = false } = {},
): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    const known = error instanceof CommandRefusal
    process.stderr.write(`${known ? error.message : `${commandLineWords.failed(messageOf(error, stack))} [failed]`}\n`)
    // what was opened until then would keep the process
    process.exit(known ? refused : 2)
  }
}

const messageOf = (error: unknown, stack: boolean): string =>
  error instanceof Error ? (stack && error.stack) || error.message : String(error)
