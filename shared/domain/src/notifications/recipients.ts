/**
 * Who is told, by the letters of product.md's table: reporter, followers, handler, offered (the person with the running offer), pool (who may claim),
 * duty (officer of the level), upper (officer one level up), community (the community's duty officer), lastHandler, parentHandler, proposer, department, dispatchers.
 */
export const recipients = [
  'reporter',
  'followers',
  'handler',
  'offered',
  'oldOffered',
  'pool',
  'duty',
  'upper',
  'community',
  'oldHandler',
  'parentHandler',
  'proposer',
  'department',
  'dispatchers',
] as const
export type Recipient = (typeof recipients)[number]
