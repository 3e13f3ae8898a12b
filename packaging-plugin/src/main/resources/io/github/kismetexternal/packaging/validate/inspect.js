/*
 * Parses JavaScript with acorn and lists what browsers would fetch, export or refuse in it. Runs in Rhino, which lacks
 * most of what is newer than 2015.
 *
 * Answers rows of [what, line, text]: "error", "import", "base-import", "export", "module" (what only a module may
 * have).
 */
function inspect(source, sourceType) {
  var rows = [];
  var tree;
  try {
    tree = acorn.parse(source, {ecmaVersion: 'latest', sourceType: sourceType, locations: true});
  } catch (e) {
    if (!e.loc) {
      throw e;
    }
    return [['error', e.loc.line, String(e.message).replace(/ \(\d+:\d+\)$/, '')]];
  }

  function add(what, node, text) {
    rows.push([what, node.loc.start.line, String(text)]);
  }

  function isBaseUri(node) {
    return node && node.type === 'MemberExpression' && !node.computed && node.property.name === 'baseURI';
  }

  function literal(node) {
    if (node && node.type === 'Literal' && typeof node.value === 'string') {
      return node.value;
    }
    if (node && node.type === 'TemplateLiteral' && node.expressions.length === 0) {
      return node.quasis[0].value.cooked;
    }
    return null;
  }

  function addDynamicImport(node) {
    var argument = node.source;
    var text = literal(argument);
    if (text !== null) {
      add('import', node, text);
    } else if (argument.type === 'NewExpression' && argument.callee.name === 'URL' && argument.arguments.length === 2) {
      text = literal(argument.arguments[0]);
      if (text !== null && isBaseUri(argument.arguments[1])) {
        add('base-import', node, text);
      }
    }
  }

  function addNames(pattern) {
    var names = [pattern];
    while (names.length > 0) {
      var node = names.pop();
      if (!node) {
        continue;
      }
      if (node.type === 'Identifier') {
        add('export', node, node.name);
      } else if (node.type === 'ObjectPattern') {
        node.properties.forEach(function (property) { names.push(property.value || property.argument); });
      } else if (node.type === 'ArrayPattern') {
        names.push.apply(names, node.elements);
      } else if (node.type === 'AssignmentPattern') {
        names.push(node.left);
      } else if (node.type === 'RestElement') {
        names.push(node.argument);
      }
    }
  }

  function addExports(node) {
    add('module', node, 'export');
    if (node.type === 'ExportDefaultDeclaration') {
      add('export', node, 'default');
      return;
    }
    if (node.source) {
      add('import', node, node.source.value);
    }
    if (node.type === 'ExportAllDeclaration') {
      add('export', node, node.exported ? node.exported.name || node.exported.value : '*');
      return;
    }
    node.specifiers.forEach(function (specifier) {
      add('export', specifier, specifier.exported.name || specifier.exported.value);
    });
    if (node.declaration && node.declaration.declarations) {
      node.declaration.declarations.forEach(function (declarator) { addNames(declarator.id); });
    } else if (node.declaration) {
      addNames(node.declaration.id);
    }
  }

  function visit(node, inFunction) {
    switch (node.type) {
      case 'ImportDeclaration':
        add('module', node, 'import');
        add('import', node, node.source.value);
        break;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
        addExports(node);
        break;
      case 'ImportExpression':
        addDynamicImport(node);
        break;
      case 'MetaProperty':
        if (node.meta.name === 'import') {
          add('module', node, 'import.meta');
        }
        break;
      case 'AwaitExpression':
        if (!inFunction) {
          add('module', node, 'top-level await');
        }
        break;
      case 'ForOfStatement':
        if (node.await && !inFunction) {
          add('module', node, 'top-level await');
        }
        break;
      default:
        break;
    }
  }

  // A list and not recursion: the tree may be as deep as the file is long.
  var open = [[tree, false]];
  while (open.length > 0) {
    var next = open.pop();
    var node = next[0];
    visit(node, next[1]);
    var inFunction = next[1] || /Function|^StaticBlock$/.test(node.type);
    for (var key in node) {
      var child = node[key];
      if (Array.isArray(child)) {
        for (var i = child.length - 1; i >= 0; i--) {
          if (child[i] && child[i].type) {
            open.push([child[i], inFunction]);
          }
        }
      } else if (child && typeof child === 'object' && typeof child.type === 'string') {
        open.push([child, inFunction]);
      }
    }
  }
  return rows;
}
