//! The builtin classes, and names looked up all the time.
use crate::class::{Class, Layout};
use crate::text::Str;
use std::collections::HashMap;

macro_rules! classes {
    (
        $object:ident;
        $($field:ident $name:literal $base:ident $layout:ident $sealed:literal),* $(,)?
    ) => {
        /// The builtin classes.
        #[allow(missing_docs)]
        pub struct Types {
            pub object: Class,
            pub type_: Class,
            $(pub $field: Class,)*
            /// Exception classes by name.
            pub exceptions: HashMap<&'static str, Class>,
        }

        impl Types {
            /// All classes, without methods yet.
            pub fn new() -> Types {
                let $object = Class::new("object", "builtins", Vec::new(), Vec::new(), Layout::Object);
                let type_ = child("type", &$object, Layout::Type);
                $(let $field = child($name, &$base, Layout::$layout); $field.sealed.set($sealed);)*
                let exceptions = exceptions(&$object);
                Types { object: $object, type_, $($field,)* exceptions }
            }

            /// Every class but the exceptions.
            pub fn all(&self) -> Vec<&Class> {
                vec![&self.object, &self.type_, $(&self.$field,)*]
            }
        }
    };
}

classes! {
    object;
    none "NoneType" object Object true,
    ellipsis "ellipsis" object Object true,
    not_implemented "NotImplementedType" object Object true,
    int "int" object Builtin false,
    bool "bool" int Builtin true,
    float "float" object Builtin false,
    str "str" object Builtin false,
    bytes "bytes" object Builtin false,
    bytearray "bytearray" object Builtin false,
    tuple "tuple" object Builtin false,
    list "list" object Builtin false,
    dict "dict" object Builtin false,
    set "set" object Builtin false,
    frozenset "frozenset" object Builtin false,
    range "range" object Object true,
    slice "slice" object Object true,
    function "function" object Object true,
    builtin "builtin_function_or_method" object Object true,
    method_descriptor "method_descriptor" object Object true,
    method "method" object Object true,
    property "property" object Object false,
    classmethod "classmethod" object Object false,
    staticmethod "staticmethod" object Object false,
    module "module" object Object false,
    generator "generator" object Object true,
    coroutine "coroutine" object Object true,
    coroutine_wrapper "coroutine_wrapper" object Object true,
    async_generator "async_generator" object Object true,
    async_step "async_generator_asend" object Object true,
    async_throw "async_generator_athrow" object Object true,
    iterator "iterator" object Object true,
    map "map" object Object true,
    filter "filter" object Object true,
    zip "zip" object Object true,
    enumerate "enumerate" object Object true,
    reversed "reversed" object Object true,
    dict_keys "dict_keys" object Object true,
    dict_values "dict_values" object Object true,
    dict_items "dict_items" object Object true,
    mappingproxy "mappingproxy" object Object true,
    code "code" object Object true,
    super_ "super" object Object true,
    cell "cell" object Object true,
}

impl Default for Types {
    fn default() -> Types {
        Types::new()
    }
}

fn child(name: &str, base: &Class, layout: Layout) -> Class {
    let ancestors = base.mro();
    Class::new(name, "builtins", vec![base.clone()], ancestors, layout)
}

/// Exception classes and what each inherits from, as CPython's documentation lists them.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("SystemExit", "BaseException"),
    ("KeyboardInterrupt", "BaseException"),
    ("GeneratorExit", "BaseException"),
    ("Exception", "BaseException"),
    ("StopIteration", "Exception"),
    ("StopAsyncIteration", "Exception"),
    ("ArithmeticError", "Exception"),
    ("FloatingPointError", "ArithmeticError"),
    ("OverflowError", "ArithmeticError"),
    ("ZeroDivisionError", "ArithmeticError"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("BufferError", "Exception"),
    ("EOFError", "Exception"),
    ("ImportError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("LookupError", "Exception"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("MemoryError", "Exception"),
    ("NameError", "Exception"),
    ("UnboundLocalError", "NameError"),
    ("OSError", "Exception"),
    ("BlockingIOError", "OSError"),
    ("ChildProcessError", "OSError"),
    ("ConnectionError", "OSError"),
    ("BrokenPipeError", "ConnectionError"),
    ("ConnectionAbortedError", "ConnectionError"),
    ("ConnectionRefusedError", "ConnectionError"),
    ("ConnectionResetError", "ConnectionError"),
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("InterruptedError", "OSError"),
    ("IsADirectoryError", "OSError"),
    ("NotADirectoryError", "OSError"),
    ("PermissionError", "OSError"),
    ("ProcessLookupError", "OSError"),
    ("TimeoutError", "OSError"),
    ("ReferenceError", "Exception"),
    ("RuntimeError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("RecursionError", "RuntimeError"),
    ("SyntaxError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("TabError", "IndentationError"),
    ("SystemError", "Exception"),
    ("TypeError", "Exception"),
    ("ValueError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("UnicodeDecodeError", "UnicodeError"),
    ("UnicodeEncodeError", "UnicodeError"),
    ("UnicodeTranslateError", "UnicodeError"),
    ("Warning", "Exception"),
    ("DeprecationWarning", "Warning"),
    ("PendingDeprecationWarning", "Warning"),
    ("RuntimeWarning", "Warning"),
    ("SyntaxWarning", "Warning"),
    ("UserWarning", "Warning"),
    ("FutureWarning", "Warning"),
    ("ImportWarning", "Warning"),
    ("UnicodeWarning", "Warning"),
    ("BytesWarning", "Warning"),
    ("EncodingWarning", "Warning"),
    ("ResourceWarning", "Warning"),
];

fn exceptions(object: &Class) -> HashMap<&'static str, Class> {
    let mut classes = HashMap::new();
    classes.insert("BaseException", child("BaseException", object, Layout::Exception));
    for (name, base) in EXCEPTIONS {
        if let Some(base) = classes.get(base).cloned() {
            classes.insert(name, child(name, &base, Layout::Exception));
        }
    }
    classes
}

macro_rules! names {
    ($($field:ident)*) => {
        /// Interned special names.
        #[allow(missing_docs)]
        pub struct Names { $(pub $field: Str,)* }
        impl Names {
            pub(crate) fn new() -> Names {
                Names { $($field: Str::intern(stringify!($field)),)* }
            }
        }
    };
}

names! {
    __init__ __new__ __call__ __get__ __set__ __delete__ __getattr__ __getattribute__
    __setattr__ __delattr__ __repr__ __str__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__
    __bool__ __len__ __iter__ __next__ __contains__ __getitem__ __setitem__ __delitem__
    __missing__ __enter__ __exit__ __name__ __qualname__ __module__ __doc__ __dict__ __class__
    __annotations__ __class_getitem__ __init_subclass__ __set_name__ __prepare__ __slots__
    __index__ __int__ __float__ __format__ __instancecheck__ __subclasscheck__ __path__ __file__
    __all__ __builtins__ __mro_entries__ __stand_in__ __refuses_stand_ins__ __match_args__
    __reversed__ __fspath__ __wrapped__ __package__ __classcell__ __bytes__ __length_hint__
    __abs__ __neg__ __pos__ __invert__ __dir__ __traceback__ __round__ __floor__ __ceil__
    __trunc__ __divmod__ __rdivmod__ __sizeof__ __metaclass__ __await__ __aiter__ __anext__
    __aenter__ __aexit__
}
