/** What is sent to report something, and the call that reads it again: made to be run as it stands. */
export const reported = {
  category: 'P0137',
  words: '三单元门口的路灯不亮',
  point: { lng: 113.115, lat: 41.034, datum: 'gcj02' },
} as const

/** Three calls for a shell, against the server at `origin`: sign in, report something, read it. Needs curl and sed. */
export const workedExample = (origin: string): string =>
  [
    `API=${origin}`,
    'value() { sed "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/"; }',
    'CODE=$(curl -s $API/__sandbox/as/resident | value code)',
    `TOKEN=$(curl -s $API/api/sessions -H 'Content-Type: application/json' -d "{\\"code\\":\\"$CODE\\"}" | value token)`,
    `ID=$(curl -s $API/api/cases -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(date +%s%N)" \\`,
    `  -H 'Content-Type: application/json' -d '${JSON.stringify(reported)}' \\`,
    `  | sed 's/{"data":{"id":"\\([^"]*\\)".*/\\1/')`,
    'curl -s $API/api/cases/$ID -H "Authorization: Bearer $TOKEN"',
  ].join('\n')
