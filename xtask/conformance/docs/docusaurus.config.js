module.exports = {
  title: 'errcat',
  url: 'https://docs.example',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  // Docusaurus knows the anchors of headings only; rendered.py looks at all.
  onBrokenAnchors: 'ignore',
  onDuplicateRoutes: 'throw',
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: false }, blog: false, theme: {} }]],
};
