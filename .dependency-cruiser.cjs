/** The import directions of docs/architecture.md, as rules that fail. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'domain-is-pure',
      comment: 'No clock, no network, no Node: zod and gcoord only.',
      severity: 'error',
      from: { path: '^shared/domain/src', pathNot: '\\.test\\.ts$|/testing/' },
      to: { pathNot: '^shared/domain/src|node_modules/(zod|gcoord)/' },
    },
    {
      name: 'backend-knows-no-process',
      severity: 'error',
      from: { path: '^shared/backend' },
      to: { path: '^(bot-server|worker|miniapp|sandbox)/' },
    },
    {
      name: 'servers-do-not-know-each-other',
      severity: 'error',
      from: { path: '^(bot-server|worker)/' },
      to: { path: '^(bot-server|worker|miniapp|sandbox)/', pathNot: '^$1/' },
    },
    {
      name: 'phone-has-no-backend',
      severity: 'error',
      from: { path: '^miniapp/src' },
      to: { path: '^(shared/backend|bot-server|worker|sandbox)/' },
    },
    {
      name: 'phone-takes-request-shapes-as-types-only',
      comment: 'One zod import adds about 92 KB to the package.',
      severity: 'error',
      from: { path: '^miniapp/src' },
      to: { path: '^shared/domain/src/.*Api\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'phone-carries-no-model',
      comment: 'The trained model is 2 MB: the server understands, the phone shows what it understood.',
      severity: 'error',
      from: { path: '^miniapp/src' },
      to: { path: '^shared/domain/src/understanding/(trained|classify|label|model)', reachable: true },
    },
    {
      name: 'sandbox-uses-processes',
      comment: 'But for the bench of one waking, which must not measure the queue as well.',
      severity: 'error',
      from: { path: '^sandbox/(src|journeys)', pathNot: '^sandbox/src/bench/realWake\\.ts$' },
      to: { path: '^(bot-server|worker|miniapp)/src' },
    },
    {
      name: 'mongoose-stays-in-backend',
      severity: 'error',
      from: { path: '^(bot-server|worker|miniapp)/src', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/mongoose/' },
    },
    {
      name: 'testing-helpers-in-tests-only',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|/testing/|^sandbox/' },
      to: { path: '^shared/(backend|domain)/src/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(dist|\\.tsc|\\.data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
