/** Why a command was not begun; scripts may test these, so none is ever renamed. */
export type CommandCode =
  | 'flag_unknown'
  | 'flag_value'
  | 'flag_missing'
  | 'word_unknown'
  | 'file_missing'
  | 'file_wrong'
  | 'town_missing'

/** A command line that cannot be done as it stands: one sentence in both languages, the stable code behind it. */
export class CommandRefusal extends Error {
  constructor(
    readonly code: CommandCode,
    readonly sentence: string,
  ) {
    super(`${sentence} [${code}]`)
    this.name = 'CommandRefusal'
  }
}
