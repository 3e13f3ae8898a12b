# What --doctor does: checks the installation, says how to mend it, changes nothing. Becomes part of the launcher, whose
# functions and variables it uses.
# shellcheck shell=sh disable=SC2154

ok() {
    printf 'ok       %s\n' "$1"
}

problem() {
    printf 'problem  %s\n         what to do: %s\n' "$1" "$2"
    problems=$((problems + 1))
}

# Kismet drops a last line that has no newline at its end, as "read" does.
lines_kismet_reads() (
    [ -r "$1" ] || exit 0
    while IFS= read -r line; do
        printf '%s\n' "$line"
    done <"$1"
)

# The values of a key of a configuration file; $3 is the sign between key and value, = or +=.
values() {
    lines_kismet_reads "$2" |
        sed -n -e 's/[[:space:]]*$//' -e "s/^[[:space:]]*$1[[:space:]]*$3[[:space:]]*\(.\)/\1/p"
}

ends_in_newline() {
    [ -z "$(tail -c 1 "$1")" ]
}

# Kismet looks at the owner's bit, whoever runs it.
owner_may_run() {
    [ -f "$1" ] || return 1
    case $(ls -ldL "$1") in
        ???[xs]*) return 0 ;;
    esac
    return 1
}

check_java() {
    if [ -n "$java" ]; then
        ok "Java ${version:-of unknown version}: $java"
    else
        problem "$no_java. Looked at:$unfit_javas" "$install_java"
    fi
}

check_jars() {
    for jar in $jars; do
        if ! [ -r "$plugin_dir/lib/$jar" ]; then
            problem "missing or not readable: $plugin_dir/lib/$jar" "$install_plugin"
            return
        fi
    done
    ok "all jars in $plugin_dir/lib"
}

check_archive() {
    [ "$shared_archive" = true ] && [ -n "$java" ] || return
    if has_archive; then
        ok "archive of classes: $cache/classes.jsa"
    else
        ok "no archive of classes for this Java and plugin; starts get faster with one: $0 --prepare"
    fi
}

check_manifest() {
    manifest=$plugin_dir/manifest.conf
    before=$problems
    if ! [ -r "$manifest" ]; then
        problem "missing or not readable: $manifest" "$install_plugin"
        return
    fi
    ends_in_newline "$manifest" ||
        problem "$manifest does not end in a newline, so Kismet drops its last line" 'add one'
    for key in name description author version; do
        [ -n "$(values "$key" "$manifest" =)" ] ||
            problem "$manifest has no $key, so Kismet skips the plugin" "add a line $key=..."
    done
    [ "$(values httpexternal "$manifest" = | head -n 1)" = "$helper" ] ||
        problem "$manifest does not name this launcher" "its line must be httpexternal=$helper"
    [ "$problems" -ne "$before" ] || ok "manifest: $manifest"
}

check_run_bit() {
    for file in "$self" "$plugin_dir/$helper"; do
        [ -e "$file" ] || continue
        if ! owner_may_run "$file"; then
            problem "its owner may not run $file, so Kismet passes it over" "chmod 755 '$file'"
            return
        fi
    done
    ok "launcher may be run: $self"
}

# Sets kismet_bin, the directory with the Kismet that this plugin was installed for, or else with that on PATH; empty if
# there is none.
find_kismet() {
    kismet_bin=
    for kismet in "${self%/*}/kismet" "${plugin_dir%/lib*/kismet/*}/bin/kismet" "$(command -v kismet)" \
        /usr/local/bin/kismet /usr/bin/kismet /opt/kismet/bin/kismet; do
        if [ -f "$kismet" ]; then
            find_directory_of "$kismet"
            kismet_bin=$directory
            return
        fi
    done
}

# Sets conf_dir, empty if there is none. A Kismet built from source has it beside its programs.
find_conf_dir() {
    conf_dir=${KISMET_ETC:-}
    [ -z "$conf_dir" ] || return
    for place in "${kismet_bin%/*}/etc" "${kismet_bin%/*}/etc/kismet" /etc/kismet /usr/local/etc; do
        if [ -r "$place/kismet.conf" ] || [ -r "$place/kismet_site.conf" ]; then
            conf_dir=$place
            return
        fi
    done
}

# The directories where Kismet looks for launchers. In a later file "=" replaces what came before, and "+=" adds.
helper_paths() (
    paths=
    for file in kismet.conf kismet_package.conf kismet_site.conf; do
        replacing=$(values helper_binary_path "$conf_dir/$file" =)
        adding=$(values helper_binary_path "$conf_dir/$file" +=)
        paths=${replacing:-$paths}${adding:+$newline$adding}
    done
    printf '%s\n' "${paths:-%B}"
)

expand() (
    path=$1
    case $path in
        *%B*) path=${path%%%B*}${kismet_bin:-/no-kismet-on-PATH}${path#*%B} ;;
    esac
    case $path in
        *%h*) path=${path%%%h*}$home${path#*%h} ;;
    esac
    printf '%s\n' "$path"
)

check_lookup() {
    find_kismet
    find_conf_dir
    if [ -z "$conf_dir" ]; then
        problem "no kismet.conf in ${kismet_bin:+${kismet_bin%/*}/etc, }/etc/kismet or /usr/local/etc" \
            "KISMET_ETC=<its directory> $0 --doctor"
        return
    fi
    site=$conf_dir/kismet_site.conf
    [ ! -r "$site" ] || ends_in_newline "$site" ||
        problem "$site does not end in a newline, so Kismet drops its last line" 'add one'
    found=
    while IFS= read -r path; do
        path=$(expand "$path")
        if owner_may_run "$path/$helper"; then
            found=$path/$helper
            break
        fi
    done <<EOF
$(helper_paths)
EOF
    if [ -z "$found" ]; then
        known="%B is ${kismet_bin:-unknown, as no kismet was found}; %h is $home"
        problem "Kismet will not find the launcher: no helper_binary_path of $conf_dir has a $helper in it ($known)" \
            "add to $site the lines helper_binary_path=%B and helper_binary_path=$plugin_dir"
    elif ! cmp -s "$found" "$self"; then
        problem "Kismet will start another launcher than this: $found" "$install_plugin"
    else
        ok "Kismet will start $found"
    fi
}

check_installed_once() {
    copies=
    count=0
    set +f
    for place in "$home/.kismet/plugins/$dirname" "${kismet_bin:-/usr/bin}/../lib/kismet/$dirname" \
        "${kismet_bin:-/usr/bin}"/../lib/*/kismet/"$dirname" /usr/local/lib/kismet/"$dirname" \
        /usr/lib/kismet/"$dirname" /usr/lib/*/kismet/"$dirname"; do
        [ -d "$place" ] || continue
        place=$(cd -P -- "$place" && pwd -P)
        case "$copies$newline" in
            *"$newline    $place$newline"*) continue ;;
        esac
        copies="$copies$newline    $place"
        count=$((count + 1))
    done
    set -f
    plugins=$home/.kismet/plugins
    case $count in
        0)
            problem "$dirname is not among Kismet's plugins" \
                "mkdir -p '$plugins' && cp -r '$plugin_dir' '$plugins/'"
            ;;
        1) ok "Kismet has one such plugin:$copies" ;;
        *) problem "installed more than once, so Kismet starts it more than once:$copies" \
            'remove all but one, each with its own uninstall.sh' ;;
    esac
}

doctor() {
    problems=0
    printf '%s\n' "Kismet plugin $dirname, for a Kismet run by the user whose home is $home"
    check_java
    if [ -z "$plugin_dir" ]; then
        problem "$no_plugin_dir. Looked at:$unfit_places" "$install_plugin"
        return 1
    fi
    ok "plugin directory: $plugin_dir"
    check_jars
    check_archive
    check_manifest
    check_run_bit
    check_lookup
    check_installed_once
    [ "$problems" -eq 0 ]
}
