//! Which instruction does what: one match over all of them, to the end, so that a new one has its
//! line here or does not compile. What a line calls stands in the file of its subject.
use super::Vm;
use super::run::{Flow, rotate};
use crate::code::Op;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::frame::{Block, Frame};
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// Runs one instruction.
    #[inline]
    pub(super) fn step(&self, frame: &mut Box<Frame>, op: Op) -> PyResult<Flow> {
        match op {
            Op::Const(index) => self.op_const(frame, index)?,
            Op::Pop => self.op_pop(frame)?,
            Op::Dup => frame.push(frame.top().clone()),
            Op::DupTwo => self.op_dup_two(frame)?,
            Op::Swap => self.op_swap(frame)?,
            Op::RotThree => rotate(frame, 3),
            Op::RotFour => rotate(frame, 4),
            Op::LoadLocal(index) => self.op_load_local(frame, index)?,
            Op::StoreLocal(index) => self.op_store_local(frame, index)?,
            Op::DeleteLocal(index) => self.op_delete_local(frame, index)?,
            Op::LoadCell(index) => self.op_load_cell(frame, index)?,
            Op::StoreCell(index) => self.op_store_cell(frame, index)?,
            Op::DeleteCell(index) => self.op_delete_cell(frame, index)?,
            Op::PushCell(index) => frame.push(Value::Cell(frame.cells[index as usize].clone())),
            Op::LoadClassCell(index) => self.op_load_class_cell(frame, index)?,
            Op::LoadGlobal(index) => self.op_load_global(frame, index)?,
            Op::StoreGlobal(index) => self.op_store_global(frame, index)?,
            Op::DeleteGlobal(index) => self.op_delete_global(frame, index)?,
            Op::LoadName(index) => self.op_load_name(frame, index)?,
            Op::StoreName(index) => self.store_name(frame, index)?,
            Op::DeleteName(index) => self.delete_name(frame, index)?,
            Op::LoadAttr(index) => return self.op_load_attr(frame, index),
            Op::StoreAttr(index) => self.op_store_attr(frame, index)?,
            Op::DeleteAttr(index) => self.op_delete_attr(frame, index)?,
            Op::LoadMethod(index) => self.load_method(frame, index)?,
            Op::Binary(op) => self.op_binary(frame, op)?,
            Op::InPlace(op) => self.op_in_place(frame, op)?,
            Op::Unary(op) => self.op_unary(frame, op)?,
            Op::Compare(op) => self.op_compare(frame, op)?,
            Op::Is(wanted) => self.op_is(frame, wanted)?,
            Op::Contains(wanted) => self.op_contains(frame, wanted)?,
            Op::Subscript => self.op_subscript(frame)?,
            Op::StoreSubscript => self.op_store_subscript(frame)?,
            Op::DeleteSubscript => self.op_delete_subscript(frame)?,
            Op::BuildSlice(step) => self.op_build_slice(frame, step)?,
            Op::BuildTuple(count) => self.op_build_tuple(frame, count)?,
            Op::BuildList(count) => self.op_build_list(frame, count)?,
            Op::BuildSet(count) => self.op_build_set(frame, count)?,
            Op::BuildDict(_) => frame.push(Value::Dict(Rc::new(Dict::new()))),
            Op::BuildString(count) => self.op_build_string(frame, count)?,
            Op::ListAppend(depth) => self.op_list_append(frame, depth)?,
            Op::SetAdd(depth) => self.op_set_add(frame, depth)?,
            Op::DictAdd(depth) => self.op_dict_add(frame, depth)?,
            Op::ListExtend => self.op_list_extend(frame)?,
            Op::SpreadOne => self.op_spread_one(frame)?,
            Op::SetUpdate => self.op_set_update(frame)?,
            Op::DictUpdate => self.op_dict_update(frame)?,
            Op::DictMerge => self.dict_merge(frame)?,
            Op::ListToTuple => self.op_list_to_tuple(frame)?,
            Op::Jump(to) => frame.pc = to as usize,
            Op::JumpIfFalse(to) => self.op_jump_if_false(frame, to)?,
            Op::JumpIfTrue(to) => self.op_jump_if_true(frame, to)?,
            Op::JumpIfFalseOrPop(to) => self.op_jump_if_false_or_pop(frame, to)?,
            Op::JumpIfTrueOrPop(to) => self.op_jump_if_true_or_pop(frame, to)?,
            Op::GetIter => self.op_get_iter(frame)?,
            Op::ForIter(end) => self.op_for_iter(frame, end)?,
            Op::Call(count) => return self.call_op(frame, count as usize),
            Op::CallMethod(count) => return self.call_method_op(frame, count as usize),
            Op::CallKeywords(count, names) => {
                return self.call_keywords_op(frame, count as usize, names);
            }
            Op::CallSpread(keywords) => return self.call_spread_op(frame, keywords),
            Op::MakeFunction(flags) => self.make_function(frame, flags),
            Op::LoadBuildClass => self.op_load_build_class(frame)?,
            Op::Return => return Ok(Flow::Return(frame.pop())),
            Op::Yield => return Ok(Flow::Yield(frame.pop())),
            Op::YieldFrom => return self.yield_from(frame),
            Op::Raise(count) => return Err(self.raise_op(frame, count)),
            Op::Reraise => return Err(self.reraise(frame)),
            Op::SetupTry(to) => frame.blocks.push(Block::Try(to, frame.stack.len() as u32)),
            Op::PopBlock => drop(frame.blocks.pop()),
            Op::PopExcept => self.pop_except(frame),
            Op::MatchException => self.op_match_exception(frame)?,
            Op::WithEnter(to) => self.with_enter(frame, to)?,
            Op::WithExit => self.op_with_exit(frame)?,
            Op::WithExcept => self.with_except(frame)?,
            Op::Import(index) => self.op_import(frame, index, false)?,
            Op::ImportIfThere(index) => self.op_import(frame, index, true)?,
            Op::ImportFrom(index) => self.op_import_from(frame, index)?,
            Op::ImportStar => self.op_import_star(frame)?,
            Op::Unpack(count) => self.op_unpack(frame, count)?,
            Op::UnpackStar(before, after) => self.op_unpack_star(frame, before, after)?,
            Op::Format(conversion, with_spec) => self.op_format(frame, conversion, with_spec)?,
            Op::Print => self.op_print(frame)?,
            Op::SetupAnnotations => self.setup_annotations(frame)?,
            Op::AssertionError => self.op_assertion_error(frame)?,
            Op::GroupBegin => self.group_begin(frame),
            Op::GroupMatch => self.group_match(frame)?,
            Op::GroupCaught => self.group_caught(frame),
            Op::GroupEnd => self.group_end(frame)?,
            Op::GroupRaise => self.op_group_raise(frame)?,
            Op::MatchSequence => self.op_match_sequence(frame)?,
            Op::MatchMapping => self.op_match_mapping(frame)?,
            Op::MatchKeys => self.match_keys(frame)?,
            Op::MatchClass(count) => self.match_class(frame, count as usize)?,
            Op::Length => self.op_length(frame)?,
            Op::CopyDictWithout => self.op_copy_dict_without(frame)?,
            Op::GetAwaitable => self.op_get_awaitable(frame)?,
            Op::GetAsyncIter => self.op_get_async_iter(frame)?,
            Op::GetAsyncNext => self.op_get_async_next(frame)?,
            Op::EndsAsyncFor => self.op_ends_async_for(frame)?,
            Op::AsyncWithEnter => self.op_async_with_enter(frame)?,
            Op::SetupAsyncWith(to) => {
                frame.blocks.push(Block::Try(to, frame.stack.len().saturating_sub(1) as u32));
            }
            Op::AsyncWithExit => self.op_async_with_exit(frame)?,
            Op::AsyncWithExcept => self.op_async_with_except(frame)?,
            Op::Unsupported(index) => self.op_unsupported(frame, index)?,
        }
        Ok(Flow::Next)
    }
}
