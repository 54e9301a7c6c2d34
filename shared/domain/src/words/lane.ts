/** Where news is read: in a chat one answers with words, on the news page with a button. */
export type Lane = 'chat' | 'page'
