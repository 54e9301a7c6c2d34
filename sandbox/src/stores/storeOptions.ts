/** `folder` keeps the data, `binFolder` the fetched servers; `onFetch` hears which server is being fetched, `onChange` that one was restarted. */
export type StoreOptions = {
  folder: string
  binFolder: string
  onFetch?: (kind: string) => void
  onChange?: () => void
}
