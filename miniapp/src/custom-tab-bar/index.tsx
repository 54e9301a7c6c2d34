/** WeChat wants a component here; our own bar is drawn inside the pages, the same on both targets. */
export default function CustomTabBar() {
  return null
}
