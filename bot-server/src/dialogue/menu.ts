/** What a tap on the menu calls, by its key: the trade's category. */
export const calls: Readonly<Record<string, string>> = {
  call_locksmith: 'H0101',
  call_plumber: 'H0102',
  call_electrician: 'H0103',
}
