/** Writes dist/main.js of a process whole or not at all; throws with esbuild's own words when its source doesn't build. */
export declare function bundle(name: string): Promise<void>
