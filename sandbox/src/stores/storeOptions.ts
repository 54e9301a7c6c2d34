/** `folder` keeps the data, `binFolder` the fetched servers; `onFetch` hears which server is being fetched, `onChange` that one went down or came up, `onRestarted` that one died and is up again, how it had ended and for how many ms it was away. */
export type StoreOptions = {
  folder: string
  binFolder: string
  onFetch?: (kind: string) => void
  onChange?: () => void
  onRestarted?: (name: string, how: string, ms: number) => void
}
