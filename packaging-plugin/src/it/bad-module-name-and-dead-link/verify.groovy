def log = new File(basedir, 'build.log').text
def finding = { level, place, rule, String... parts ->
    def lines = log.readLines()
    def at = lines.indexOf("[$level] $place [$rule]".toString())
    assert at >= 0 : "$place [$rule]"
    assert parts.every { lines[at + 1].contains(it) } : lines[at + 1]
}

finding('ERROR', 'manifest.conf:6', 'js-module-name', 'The module\'s name (my-map) must be an identifier of ASCII letters',
        'write letters, digits and _, such as kismet_plugin_<dirname>')
finding('ERROR', 'httpd/index.html:4', 'html-dead-link', 'The a href (help.html) must lead to a file in httpd',
        'correct the address, or add the file to httpd')
finding('WARNING', 'httpd/index.html:5', 'html-absolute-path', 'The script src (/plugin/map/js/map.js) must be relative')
assert log.contains('Why js-module-name: Since 2022-01')
assert log.contains('has 2 errors and 1 warning.')
assert log =~ /Failed to execute goal \S+:validate/
assert !new File(basedir, 'target/kismet').exists() : 'found before anything is packaged'
