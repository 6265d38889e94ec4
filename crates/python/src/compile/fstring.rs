//! f-strings: their texts, holes, conversions and formats.
use super::scope::place;
use super::{Compiler, Done};
use crate::code::Op;
use ruff_python_ast::{self as ast, ConversionFlag, FStringPart, InterpolatedStringElement};

impl<'a> Compiler<'a> {
    pub(super) fn fstring(&mut self, inner: &'a ast::ExprFString) -> Done {
        let mut count = 0;
        for part in inner.value.iter() {
            match part {
                FStringPart::Literal(literal) => {
                    self.emit_const((&*literal.value).into());
                    count += 1;
                }
                FStringPart::FString(part) => count += self.fstring_elements(&part.elements)?,
            }
        }
        self.emit(Op::BuildString(count));
        Ok(())
    }

    fn fstring_elements(
        &mut self,
        elements: &'a ast::InterpolatedStringElements,
    ) -> Result<u32, super::CompileError> {
        let mut count = 0;
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    self.emit_const((&*literal.value).into())
                }
                InterpolatedStringElement::Interpolation(hole) => {
                    count += self.fstring_hole(hole)?
                }
            }
            count += 1;
        }
        Ok(count)
    }

    /// A `{…}`; gives the count of extra parts (the text of `{x=}`).
    fn fstring_hole(
        &mut self,
        hole: &'a ast::InterpolatedElement,
    ) -> Result<u32, super::CompileError> {
        let debug = hole.debug_text.as_ref();
        if let Some(debug) = debug {
            self.emit_const(debug.as_str().into());
        }
        self.expr(&hole.expression)?;
        let conversion = match hole.conversion {
            ConversionFlag::None if debug.is_some() && hole.format_spec.is_none() => b'r',
            ConversionFlag::None => 0,
            ConversionFlag::Str => b's',
            ConversionFlag::Ascii => b'a',
            ConversionFlag::Repr => b'r',
        };
        if let Some(spec) = &hole.format_spec {
            let count = self.fstring_elements(&spec.elements)?;
            self.emit(Op::BuildString(count));
        }
        self.at(place(&*hole.expression));
        self.emit(Op::Format(conversion, hole.format_spec.is_some()));
        Ok(debug.is_some() as u32)
    }
}
