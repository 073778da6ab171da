// One page for the API descriptions of all services, each fetched through the gateway.
(async () => {
  const page = document.getElementById('docs');
  try {
    const answer = await fetch('/docs/services.json');
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    SwaggerUIBundle({
      urls: await answer.json(),
      domNode: page,
      deepLinking: true,
      displayRequestDuration: true,
      validatorUrl: null,
      presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
      layout: 'StandaloneLayout',
    });
  } catch (failure) {
    page.textContent = `接口文档暂时无法载入 · The API documents cannot be loaded (${failure.message})`;
  }
})();
