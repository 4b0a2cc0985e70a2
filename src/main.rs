//! The `skolpeng` command.
use skolpeng::diag::*; use skolpeng::text::Library; use skolpeng::{study,model,data};
fn main(){
  let mut lib=Library::new(); let mut found=Findings::new();
  let p=std::env::args().nth(1).unwrap();
  if let Some(s)=study::load(std::path::Path::new(&p),&mut lib,&mut found){
    let laws:Vec<_>=s.models.iter().filter_map(|m|model::load(m,&mut lib,&mut found)).collect();
    if let Some(d)=data::load(&s.data,&mut lib,&mut found){
      if laws.len()==s.models.len(){ let t=std::time::Instant::now();
      if let Some(r)=study::run(&s,&laws,&d,&mut found){
        for run in &r.runs { println!("== {} {:?}", run.model.id, run.bound.account.allocated.to_string());
          for (id,n) in run.model.numbered(){ if run.outcome.amounts.contains_key(&id){ println!("{} {}",n.name,run.outcome.total(id)); } }
          println!("unequal {:?} broken {:?}",run.unequal,run.broken);
        }
      } eprintln!("{:?}",t.elapsed()); } }
  }
  eprintln!("{}",draw_all(&found.sorted(),&lib.sources,Language::English,false));
}
