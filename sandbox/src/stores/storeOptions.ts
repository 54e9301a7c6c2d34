/** `folder` keeps the data, `binFolder` the fetched servers; `onFetch` hears which server is being fetched, `onChange` that one went down or came up, `onRestarted` that one died and is up again. */
export type StoreOptions = {
  folder: string
  binFolder: string
  onFetch?: (kind: string) => void
  onChange?: () => void
  onRestarted?: (name: string, how: string) => void
}
