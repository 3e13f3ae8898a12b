def bundle = new File(basedir, 'target/kismet/starter')

assert new File(bundle, 'httpd/js/kismet_plugin_starter.js').file
assert new File(bundle, 'httpd/js/kismet-plugin.js').file
assert new File(bundle, 'httpd/js/kismet-plugin/http.js').file
assert new File(bundle, 'httpd/js/kismet-plugin/LICENSE').text.contains('Apache License')
assert new File(bundle, 'httpd/js/uplot/LICENSE').text.contains('MIT License')
assert new File(bundle, 'httpd/css/kismet-plugin.css').text == '/* Of the plugin itself. */\n'
assert !new File(bundle, 'httpd/starter').exists()
assert new File(bundle, 'lib').list().any { it.startsWith('kismet-external-core-') }
assert !new File(bundle, 'lib').list().any { it.contains('webui') }
def manifest = new File(bundle, 'manifest.conf').text
assert manifest.endsWith('js=kismet_plugin_starter,plugin/starter/js/kismet_plugin_starter.js\n')
assert new File(bundle, 'SHA256SUMS').text.contains('httpd/js/kismet-plugin.js')

def log = new File(basedir, 'build.log').text
assert !log.contains('[WARNING] httpd')
