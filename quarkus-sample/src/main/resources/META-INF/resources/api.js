// The endpoints. Every failure becomes an Error whose message can be shown as it is.

export async function get(url) {
  return answer(await send(url, {}));
}

export async function post(url, body) {
  return answer(await send(url, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  }));
}

async function send(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new Error('The server does not answer. Nothing was done; try again in a moment.');
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.detail || `The server answered ${response.status}.`);
  }
  return body;
}
