//! Calls: from instructions and from Rust.
use super::Vm;
use super::run::{Exit, Flow};
use crate::alive::Ticket;
use crate::code::Code;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::frame::Frame;
use crate::function::{Args, Function, Native, NativeKind};
use crate::generator::{Generator, Kind};
use crate::text::Str;
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Frames with a stack of this many values are not kept for later, nor more frames than that.
const LARGE: usize = 256;

/// What calling something comes to: a value, or a frame to run.
pub(super) enum Called {
    Value(Value),
    Frame(Box<Frame>),
}

/// Text of fewer bytes costs its methods nothing beside the call.
const LONG: usize = 1 << 14;

impl Vm {
    /// Calls a callable with positional arguments.
    ///
    /// # Errors
    /// Whatever it raises; TypeError where it is not callable.
    pub fn call(&self, callable: &Value, args: impl Into<Args>) -> PyResult {
        match self.deeper(|vm| vm.start_call(callable, args.into()))? {
            Called::Value(value) => Ok(value),
            Called::Frame(mut frame) => {
                let result = frame.result.take();
                match self.run(frame)? {
                    Exit::Returned(value) if result.is_some() && !value.is_none() => {
                        Err(self.init_returned(&value))
                    }
                    Exit::Returned(value) => Ok(result.unwrap_or(value)),
                    Exit::Yielded(value, _) => Ok(value),
                }
            }
        }
    }

    /// Runs Rust code that may call itself again through Python, one step deeper on the native
    /// stack.
    pub(crate) fn deeper<T>(&self, run: impl FnOnce(&Vm) -> PyResult<T>) -> PyResult<T> {
        let depth = self.native_depth.get();
        if depth >= self.budget.native_depth {
            return Err(self.error("RecursionError", "maximum recursion depth exceeded"));
        }
        self.native_depth.set(depth + 1);
        let result = run(self);
        self.native_depth.set(depth);
        result
    }

    /// Calls a method by name.
    ///
    /// # Errors
    /// Whatever it raises; AttributeError where there is none.
    pub fn call_method(&self, object: &Value, name: &str, args: impl Into<Args>) -> PyResult {
        let method = self.get_attr(object, &Str::intern(name))?;
        self.call(&method, args)
    }

    /// Calls a special method found on the object's class; none where it has none.
    ///
    /// # Errors
    /// Whatever it raises.
    pub fn call_special(
        &self,
        object: &Value,
        name: &Str,
        args: Vec<Value>,
    ) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        let Some(found) = class.lookup(name) else { return Ok(None) };
        if found.is_none() {
            return Ok(None);
        }
        let method = self.bind(&found, object, &class)?;
        self.call(&method, args).map(Some)
    }

    /// Begins a call. Functions written in Python give a frame, so that they do not use the native
    /// stack.
    pub(super) fn start_call(&self, callable: &Value, mut args: Args) -> PyResult<Called> {
        match callable {
            Value::Function(function) => self.call_function(function, args),
            Value::Native(native) => self.call_native(native, args).map(Called::Value),
            Value::Method(method) => {
                args.pos.insert(0, method.receiver.clone());
                self.start_call(&method.function, args)
            }
            Value::Class(class) => self.construct(class, args),
            Value::StaticMethod(inner) => self.start_call(&inner.clone(), args),
            Value::Instance(_) => {
                let class = self.class_of(callable);
                match class.lookup(&self.names().__call__) {
                    Some(found) => {
                        let method = self.bind(&found, callable, &class)?;
                        self.deeper(|vm| vm.start_call(&method, args))
                    }
                    None => Err(self.not_callable(callable)),
                }
            }
            _ => Err(self.not_callable(callable)),
        }
    }

    pub(super) fn init_returned(&self, value: &Value) -> crate::error::PyErr {
        self.type_error(format!(
            "__init__() should return None, not '{}'",
            self.class_of(value).name()
        ))
    }

    fn not_callable(&self, value: &Value) -> crate::error::PyErr {
        self.type_error(format!("'{}' object is not callable", self.class_of(value).name()))
    }

    /// Methods of text and bytes go through all of it: long ones pay for it, and as much again may
    /// be made.
    fn pay_for_text(&self, args: &Args) -> PyResult<()> {
        let length = match args.pos.first() {
            Some(Value::Str(text)) => text.len(),
            Some(Value::Bytes(bytes)) => bytes.len(),
            _ => return Ok(()),
        };
        if length < LONG {
            return Ok(());
        }
        self.check_memory(length)?;
        self.spend(length as u64 / 64)
    }

    fn call_native(&self, native: &Native, mut args: Args) -> PyResult {
        if native.binds {
            self.pay_for_text(&args)?;
        }
        match &native.kind {
            NativeKind::Bound(signature, run) => {
                let bound = signature.bind(self, args, native.owner.as_ref(), native.binds)?;
                run(self, bound)
            }
            NativeKind::Raw(run) => run(self, args),
            NativeKind::One(run) => {
                if args.pos.len() == 1 && args.kw.is_empty() {
                    let value = args.pos.remove(0);
                    return run(self, &value);
                }
                Err(self.one_argument_error(native, &args))
            }
        }
    }

    fn one_argument_error(&self, native: &Native, args: &Args) -> crate::error::PyErr {
        let owner = native.owner.as_ref().map(|owner| format!("{owner}.")).unwrap_or_default();
        let name = format!("{owner}{}()", native.name);
        if !args.kw.is_empty() {
            return self.type_error(format!("{name} takes no keyword arguments"));
        }
        if native.binds {
            return self.type_error(format!(
                "{name} takes no arguments ({} given)",
                args.pos.len().saturating_sub(1)
            ));
        }
        self.type_error(format!("{name} takes exactly one argument ({} given)", args.pos.len()))
    }

    /// A frame with its arguments bound, or the generator that holds it.
    fn call_function(&self, function: &Rc<Function>, args: Args) -> PyResult<Called> {
        let code = &function.code;
        let mut frame = self.frame_for(function);
        frame.stack.resize(code.locals.len(), Value::Unbound);
        self.bind_arguments(function, args, &mut frame)?;
        for (local, cell) in &code.cell_params {
            let value = std::mem::replace(&mut frame.stack[*local as usize], Value::Unbound);
            frame.cells[*cell as usize].replace(value);
        }
        let kind = match (code.coroutine, code.generator) {
            (false, false) => return Ok(Called::Frame(frame)),
            (false, true) => Kind::Generator,
            (true, false) => Kind::Coroutine,
            (true, true) => Kind::AsyncGenerator,
        };
        Ok(Called::Value(
            Generator {
                name: function.name.borrow().clone(),
                qualname: function.qualname.borrow().clone(),
                frame: RefCell::new(Some(frame)),
                running: Cell::new(false),
                kind,
                ticket: Ticket::default(),
            }
            .shared(),
        ))
    }

    /// Finishes a call made by an instruction.
    fn finish_call(&self, frame: &mut Box<Frame>, callable: &Value, args: Args) -> PyResult<Flow> {
        if let Value::Native(native) = callable {
            if matches!(native.kind, NativeKind::One(_)) {
                let value = self.call_native(native, args)?;
                frame.push(value);
                return Ok(Flow::Next);
            }
            let value = self.with_frame_visible(frame, |vm| vm.call_native(native, args))?;
            frame.push(value);
            return Ok(Flow::Next);
        }
        let simple = matches!(callable, Value::Function(_));
        let called = if simple {
            self.start_call(callable, args)?
        } else {
            self.with_frame_visible(frame, |vm| vm.start_call(callable, args))?
        };
        match called {
            Called::Value(value) => {
                frame.push(value);
                Ok(Flow::Next)
            }
            Called::Frame(inner) => Ok(Flow::Enter(inner)),
        }
    }

    /// Runs Rust code with the frame on the list of frames, where `locals()`, `super()` and
    /// warnings look.
    pub(super) fn with_frame_visible<T>(
        &self,
        frame: &mut Box<Frame>,
        run: impl FnOnce(&Vm) -> T,
    ) -> T {
        let stand_in = self.fresh_frame(&frame.code, &frame.globals);
        self.frames.borrow_mut().push(std::mem::replace(frame, stand_in));
        let result = run(self);
        if let Some(own) = self.frames.borrow_mut().pop() {
            self.keep_frame(std::mem::replace(frame, own));
        }
        result
    }

    fn fresh_frame(&self, code: &Rc<Code>, globals: &Rc<Dict>) -> Box<Frame> {
        let spare = self.spare.borrow_mut().pop();
        spare.unwrap_or_else(|| Box::new(Frame::bare(code.clone(), globals.clone())))
    }

    fn frame_for(&self, function: &Function) -> Box<Frame> {
        let mut frame = self.fresh_frame(&function.code, &function.globals);
        frame.renew(&function.code, &function.globals, &function.closure);
        frame
    }

    /// The frame of a function whose arguments need no binding.
    pub(super) fn plain_frame(
        &self,
        function: &Function,
        args: impl Iterator<Item = Value>,
    ) -> Box<Frame> {
        let mut frame = self.frame_for(function);
        frame.stack.extend(args);
        frame.stack.resize(function.code.locals.len(), Value::Unbound);
        frame
    }

    /// Keeps a frame that has ended for a later call.
    pub(super) fn keep_frame(&self, mut frame: Box<Frame>) {
        frame.empty();
        let mut spare = self.spare.borrow_mut();
        if frame.stack.capacity() < LARGE && spare.len() < LARGE {
            spare.push(frame);
        }
    }

    /// A call of a plain function with exactly its arguments: they move from one stack to the
    /// other.
    fn enter_plain(&self, frame: &mut Box<Frame>, count: usize, below: usize) -> Option<Flow> {
        let first = frame.stack.len().checked_sub(count)?;
        let Some(Value::Function(function)) = frame.stack.get(first.checked_sub(below)?) else {
            return None;
        };
        if !function.code.is_plain(count) {
            return None;
        }
        let function = function.clone();
        let inner = self.plain_frame(&function, frame.stack.drain(first..));
        frame.stack.truncate(first - below);
        Some(Flow::Enter(inner))
    }

    pub(super) fn call_op(&self, frame: &mut Box<Frame>, count: usize) -> PyResult<Flow> {
        if let Some(flow) = self.enter_plain(frame, count, 1) {
            return Ok(flow);
        }
        let args = frame.pop_many(count);
        let callable = frame.pop();
        self.finish_call(frame, &callable, Args::new(args))
    }

    pub(super) fn call_method_op(&self, frame: &mut Box<Frame>, count: usize) -> PyResult<Flow> {
        let bound = frame
            .stack
            .len()
            .checked_sub(count + 1)
            .is_some_and(|at| !frame.stack[at].is_unbound());
        let (given, below) = if bound { (count + 1, 1) } else { (count, 2) };
        if let Some(flow) = self.enter_plain(frame, given, below) {
            return Ok(flow);
        }
        let args = frame.pop_many(given);
        if !bound {
            frame.pop();
        }
        let callable = frame.pop();
        self.finish_call(frame, &callable, Args::new(args))
    }

    pub(super) fn call_keywords_op(
        &self,
        frame: &mut Box<Frame>,
        count: usize,
        names: u32,
    ) -> PyResult<Flow> {
        let mut pos = frame.pop_many(count);
        let callable = frame.pop();
        let names = frame.code.consts[names as usize].clone();
        let Some(names) = names.as_tuple() else { return Ok(Flow::Next) };
        let values = pos.split_off(pos.len() - names.len());
        let kw = names.iter().filter_map(|name| name.as_str().cloned()).zip(values).collect();
        self.finish_call(frame, &callable, Args { pos, kw })
    }

    pub(super) fn call_spread_op(&self, frame: &mut Box<Frame>, keywords: bool) -> PyResult<Flow> {
        let kw = if keywords { frame.pop() } else { Value::None };
        let pos = frame.pop();
        let callable = frame.pop();
        let pos = pos.as_list().map(|list| list.to_vec()).unwrap_or_default();
        let kw = kw.as_dict().map(|dict| dict.items()).unwrap_or_default();
        let kw = kw
            .into_iter()
            .filter_map(|(name, value)| name.as_str().cloned().map(|name| (name, value)))
            .collect();
        self.finish_call(frame, &callable, Args { pos, kw })
    }

    /// Finds a method without making a bound method: pushes the function and the object, or the
    /// value and nothing.
    pub(super) fn load_method(&self, frame: &mut Box<Frame>, index: u32) -> PyResult<()> {
        let object = frame.pop();
        let name = frame.code.names[index as usize].clone();
        match self.find_method(&object, &name) {
            Some(function) => {
                frame.push(function);
                frame.push(object);
            }
            None => {
                let value = self.get_attr(&object, &name)?;
                frame.push(value);
                frame.push(Value::Unbound);
            }
        }
        Ok(())
    }

    /// The function a method call runs, where it is a plain one on the class and not hidden by an
    /// attribute.
    fn find_method(&self, object: &Value, name: &Str) -> Option<Value> {
        let class = match object {
            Value::Class(_) | Value::Module(_) | Value::Super(_) => return None,
            Value::Instance(instance) => {
                let class = instance.class();
                if class.hooks(self.names()).getattribute {
                    return None;
                }
                if instance.dict_if_any().is_some_and(|dict| dict.get_str(name).is_some()) {
                    return None;
                }
                class
            }
            _ => self.class_of(object),
        };
        match class.lookup(name)? {
            found @ Value::Function(_) => Some(found),
            Value::Native(native) if native.binds => Some(Value::Native(native)),
            _ => None,
        }
    }

    /// `f()` as TypeErrors name a callable.
    pub(super) fn callable_name(&self, callable: &Value) -> String {
        match callable {
            Value::Function(function) => {
                format!("{}.{}()", self.module_of_function(function), function.qualname.borrow())
            }
            Value::Native(native) => format!("{}()", native.name),
            Value::Class(class) => format!("{}()", class.full_name()),
            Value::Method(method) => self.callable_name(&method.function),
            other => format!("{} object", self.class_of(other).name()),
        }
    }

    fn module_of_function(&self, function: &Function) -> Str {
        function
            .globals
            .get_str(&self.names().__name__)
            .and_then(|name| name.as_str().cloned())
            .unwrap_or_else(|| "?".into())
    }
}
