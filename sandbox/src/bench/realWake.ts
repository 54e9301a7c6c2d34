/** The worker's own function, in this process: a bench that ran the worker would measure the queue as well. The one door from the sandbox to a server's sources, named in the import rules. */
export { wakeCase } from '../../../worker/src/cases/wakeCase'
