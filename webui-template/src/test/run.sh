# Runs the unit tests of the browser's side with node's own runner.
if ! command -v node >/dev/null; then
    echo "node, of version 18.13 or newer, must be there to test the browser's side: apt install nodejs" >&2
    exit 1
fi
exec node --test src/test/js/*.test.js
