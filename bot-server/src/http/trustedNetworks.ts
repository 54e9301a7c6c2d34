import { BlockList, isIP } from 'node:net'

/** Turns `127.0.0.1`, `::1`, `10.0.0.0/8` into a question: does this address belong to a network without address limits? Throws on a torn entry. */
export function trustedNetworks(list: readonly string[]): (address: string) => boolean {
  const networks = new BlockList()
  for (const entry of list) {
    const [base = '', bits] = entry.split('/')
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4'
    networks.addSubnet(base, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return (address) => {
    const plain = address.startsWith('::ffff:') ? address.slice(7) : address
    return isIP(plain) !== 0 && networks.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}
