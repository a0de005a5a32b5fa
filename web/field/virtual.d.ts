declare module 'virtual:texts' {
  const bundles: Record<'zh' | 'en', Record<string, string>>
  export default bundles
}

declare module '*.svg?raw' {
  const svg: string
  export default svg
}

declare module '*.css' {}

/** Draws every element that carries its data; it has no exports. */
declare module '@map/map.js' {}
